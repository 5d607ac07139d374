import type { Application } from '../generated/api.ts'
import { Icon } from '../controls/Icon.tsx'
import { useLanguage } from '../words/LanguageProvider.tsx'

export type Stages = Application['stages']
type State = Stages[number]['state']

/** All steps, always the same ones in the same order, each with its state in words. */
export function StageList({ stages }: { stages: Stages }) {
  const { words } = useLanguage()
  return (
    <ol className="stages">
      {stages.map(({ stage, state }) => (
        <li key={stage} className={state} aria-current={state === 'needs_you' || state === 'working' ? 'step' : undefined}>
          <StageMark state={state} />
          <span>
            <span className="stage-name">{words.stages[stage]}</span>
            <span className="stage-state">{words.stageStates[state]}</span>
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
