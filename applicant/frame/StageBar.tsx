import { Icon } from '../controls/Icon.tsx'
import type { Stages } from '../session/shown-stages.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'
import { currentStage } from './current-stage.ts'
import { StageList } from './StageList.tsx'

/** On a phone: how far it is, in one line; a tap shows all steps. */
export function StageBar({ stages }: { stages: Stages }) {
  const { words } = useLanguage()
  const { number, count, stage } = currentStage(stages)
  return (
    <details className="stage-bar">
      <summary>
        <span className="stage-bar-words">
          {stage ? (
            <>
              <strong>{words.stages[stage]}</strong>
              <span>{words.frame.stageOf(number, count)}</span>
            </>
          ) : (
            <strong>{words.frame.allDone}</strong>
          )}
          <Icon name="down" />
        </span>
        <span className="stage-bar-line" aria-hidden="true">
          {stages.map((one) => (
            <span key={one.stage} className={one.state} />
          ))}
        </span>
      </summary>
      <StageList stages={stages} />
    </details>
  )
}
