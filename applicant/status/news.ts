import type { Application } from '../generated/api.ts'
import type { Words } from '../words/words.ts'

type Seen = Pick<Application, 'needs' | 'stages' | 'onHold' | 'ending' | 'contract'>

/** What to tell somebody who listens, when the application looks different from before; undefined where nothing is new to them. */
export function newsOf(before: Seen, now: Seen, words: Words): string | undefined {
  if (now.ending && !before.ending) return words.ending[now.ending.status].title
  if (now.contract?.state === 'active' && before.contract?.state !== 'active') return words.loan.welcome
  const need = now.needs.find(({ kind, reason }) => !before.needs.some((one) => one.kind === kind && one.reason === reason))
  if (need) return words.status.needTitles[need.kind]
  if (now.onHold && !before.onHold) return words.status.onHold
  const moved = now.stages.find(
    ({ stage, state }) => state === 'working' && before.stages.find((one) => one.stage === stage)?.state !== 'working',
  )
  return moved && words.stages[moved.stage]
}
