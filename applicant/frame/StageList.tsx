import { Icon } from '../controls/Icon.tsx'
import type { Stages } from '../session/shown-stages.ts'
import { useLanguage } from '../words/LanguageProvider.tsx'

type State = Stages[number]['state']

/** All steps, always the same ones in the same order, each with its state in words; before there is an application, as a plan. */
export function StageList({ stages, isPlan = false }: { stages: Stages; isPlan?: boolean }) {
  const { words } = useLanguage()
  return (
    <ol className="stages">
      {stages.map(({ stage, state }, index) => (
        <li key={stage} className={state} aria-current={state === 'needs_you' || state === 'working' ? 'step' : undefined}>
          {isPlan ? <span className="stage-mark">{index + 1}</span> : <StageMark state={state} />}
          <span>
            <span className="stage-name">{words.stages[stage]}</span>
            {!isPlan && <span className="stage-state">{words.stageStates[state]}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function StageMark({ state }: { state: State }) {
  if (state === 'done')
    return (
      <span className="stage-mark">
        <Icon name="check" />
      </span>
    )
  if (state === 'needs_you')
    return (
      <span className="stage-mark">
        <Icon name="pen" />
      </span>
    )
  if (state === 'working')
    return (
      <span className="stage-mark">
        <Icon name="clock" />
      </span>
    )
  return <span className="stage-mark" />
}
