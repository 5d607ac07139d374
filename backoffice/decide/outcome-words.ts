import type { OrderAnswer } from '../generated/api.ts'
import type { IconName } from '../words/states.ts'
import type { Tone } from '../theme/palette.ts'
import { shortHash } from '../words/codes.ts'
import { instantText } from '../words/dates.ts'
import type { OrderKind } from './actions.ts'

/** An order that was given from this page, and what is known of it. */
export type GivenOrder = { id: number; kind: OrderKind; stepLabel: string | undefined; answer: OrderAnswer }

export type OutcomeWords = { title: string; detail?: string; tone: Tone; icon: IconName }

const retries: readonly OrderKind[] = ['retryStep', 'correctStep', 'switchProvider']

/** What came of an order: of a retry, how the new attempt ended, and never that it was accepted. */
export function outcomeWords({ kind, stepLabel, answer }: Omit<GivenOrder, 'id'>): OutcomeWords {
  if (answer.outcome === 'pending') {
    return {
      title: `${stepLabel ?? 'The order'}: still at work`,
      detail: 'It takes longer than usual. You can go on; the outcome will be shown here.',
      tone: 'working',
      icon: 'working',
    }
  }
  if (answer.outcome === 'proposed') {
    const { hash, expiresAt } = answer.proposal ?? { hash: '', expiresAt: '' }
    return {
      title: 'Proposed to a second person',
      detail: `Nothing has changed yet. It stands until ${instantText(expiresAt)}, under the mark ${shortHash(hash)}.`,
      tone: 'second',
      icon: 'people',
    }
  }
  if (kind === 'refuseProposal')
    return { title: 'The proposal was refused', detail: 'Nothing was carried out.', tone: 'quiet', icon: 'cross' }
  return answer.step
    ? stepOutcome(kind, stepLabel ?? answer.step.name, answer.step)
    : { ...caseOutcomes[kind], tone: 'good', icon: 'check' }
}

function stepOutcome(kind: OrderKind, label: string, step: NonNullable<OrderAnswer['step']>): OutcomeWords {
  const attempt = retries.includes(kind) ? `Attempt ${step.attempts}` : undefined
  switch (step.state) {
    case 'needs_attention':
      return {
        title: attempt === undefined ? `${label} still needs attention` : `${label}: attempt ${step.attempts} did not help`,
        detail: step.sentence ?? undefined,
        tone: 'attention',
        icon: 'alert',
      }
    case 'done':
      return {
        title: attempt === undefined ? `${label} is done` : `${label}: attempt ${step.attempts} succeeded`,
        tone: 'good',
        icon: 'check',
      }
    case 'done_by_hand':
      return { title: `${label} is done by hand`, tone: 'good', icon: 'hand' }
    case 'skipped':
      return { title: `${label} was skipped`, tone: 'quiet', icon: 'skip' }
    case 'cancelled':
      return { title: `${label} was cancelled`, tone: 'quiet', icon: 'cross' }
    case 'waiting':
      return {
        title: `${label} waits`,
        detail: kind === 'askApplicant' ? 'The applicant was asked.' : (step.sentence ?? undefined),
        tone: 'waiting',
        icon: 'hourglass',
      }
    case 'running':
    case 'pending':
      return { title: `${label} is under way`, tone: 'working', icon: 'working' }
  }
}

const caseOutcomes: Readonly<Record<OrderKind, { title: string }>> = {
  retryStep: { title: 'The step was tried again' },
  correctStep: { title: 'The correction was made' },
  switchProvider: { title: 'The provider was switched' },
  enterResult: { title: 'The result was entered' },
  skipStep: { title: 'The step was skipped' },
  askApplicant: { title: 'The applicant was asked' },
  decideStep: { title: 'Decided' },
  declineCase: { title: 'The application was declined' },
  cancelCase: { title: 'The application was cancelled' },
  holdCase: { title: 'The case is on hold' },
  releaseCase: { title: 'The hold was lifted' },
  changeTerms: { title: 'Other terms are asked for' },
  withdrawCase: { title: 'The application was withdrawn' },
  confirmProposal: { title: 'Confirmed and carried out' },
  refuseProposal: { title: 'Refused' },
}
