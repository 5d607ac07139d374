import type { ListedCase } from '../generated/api.ts'

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

/** Why the case is here, in one sentence: the step, and what it waits for. */
export function whyHere({ openSteps, status }: Pick<ListedCase, 'openSteps' | 'status'>): string {
  const step = pressingStep(openSteps)
  if (!step) return status === 'active' ? 'The loan is being repaid.' : ''
  const others = openSteps.filter((one) => one !== step && one.state === 'needs_attention').length
  const more = others === 0 ? '' : others === 1 ? ' One more step needs attention.' : ` ${others} more steps need attention.`
  return `${step.label}: ${stateSentence(step)}${more}`
}

function stateSentence({ sentence, state, waitsFor }: OpenStep): string {
  if (sentence !== null) return sentence
  if (state === 'running') return 'running.'
  if (waitsFor === 'staff') return 'waits for a decision.'
  return waitsFor === 'applicant' ? 'waits for the applicant.' : 'waits for an answer from outside.'
}
