import type { ListedCase } from '../generated/api.ts'
import { heldText } from '../holds/hold-words.ts'
import { listText } from '../words/codes.ts'

export type OpenStep = ListedCase['openSteps'][number]

/** What is most pressing comes first: a repair or judgement, a decision, the applicant, then whatever runs. */
const urgency: readonly ((step: OpenStep) => boolean)[] = [
  (step) => step.state === 'needs_attention',
  (step) => step.waitsFor === 'staff',
  (step) => step.waitsFor === 'applicant',
  () => true,
]

/** The open step that says why a case is where it is; undefined where no step is open. */
export function pressingStep(openSteps: readonly OpenStep[]): OpenStep | undefined {
  for (const isSuch of urgency) {
    const found = openSteps.find(isSuch)
    if (found) return found
  }
  return undefined
}

type Listed = Pick<ListedCase, 'openSteps' | 'status' | 'holds' | 'ending'>

/** Why the case is here, in one sentence: what holds it, how it ended, or the step and what it waits for. `reasonWords` put codes into words. */
export function whyHere({ openSteps, status, holds, ending }: Listed, reasonWords: (code: string) => string): string {
  if (holds.length > 0) return `${heldText(holds)}.`
  const step = pressingStep(openSteps)
  if (ending && step?.state !== 'needs_attention') return endingText(status, ending.reasons.map(reasonWords))
  if (status === 'active' && step?.state !== 'needs_attention') return 'The loan is being repaid.'
  if (!step) return ''
  const others = openSteps.filter((one) => one !== step && one.state === 'needs_attention').length
  const more = others === 0 ? '' : others === 1 ? ' One more step needs attention.' : ` ${others} more steps need attention.`
  return `${step.label}: ${stateSentence(step)}${more}`
}

function endingText(status: ListedCase['status'], reasons: readonly string[]): string {
  const words = reasons.length === 0 ? '' : ` ${listText(reasons)}.`
  return status === 'declined' ? `Declined:${words}` : words.trim()
}

function stateSentence({ sentence, state, waitsFor }: OpenStep): string {
  if (sentence !== null) return sentence
  if (state === 'running') return 'running.'
  if (waitsFor === 'staff') return 'waits for a decision.'
  return waitsFor === 'applicant' ? 'waits for the applicant.' : 'waits for an answer from outside.'
}
