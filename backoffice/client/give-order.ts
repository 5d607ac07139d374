import type {
  AskApplicantPayload,
  CancelCasePayload,
  ConfirmProposalPayload,
  CorrectStepPayload,
  DecideStepPayload,
  DeclineCasePayload,
  EnterResultPayload,
  LiftHoldPayload,
  OrderAnswer,
  PlaceHoldPayload,
  RefuseProposalPayload,
  RequestParams,
  RetryStepPayload,
  SkipStepPayload,
} from '../generated/api.ts'
import type { DeskApi } from './desk-api.ts'
import { toDeskProblem } from './problem.ts'

/** What a person orders, as the API takes it. */
export type OrderIntent =
  | { kind: 'retryStep' | 'switchProvider'; step: string; body: RetryStepPayload }
  | { kind: 'correctStep'; step: string; body: CorrectStepPayload }
  | { kind: 'enterResult'; step: string; body: EnterResultPayload }
  | { kind: 'skipStep'; step: string; body: SkipStepPayload }
  | { kind: 'askApplicant'; step: string; body: AskApplicantPayload }
  | { kind: 'decideStep'; step: string; body: DecideStepPayload }
  | { kind: 'declineCase'; body: DeclineCasePayload }
  | { kind: 'cancelCase'; body: CancelCasePayload }
  | { kind: 'holdCase'; body: PlaceHoldPayload }
  | { kind: 'releaseCase'; holdId: string; body: LiftHoldPayload }
  | { kind: 'confirmProposal'; proposalId: string; body: ConfirmProposalPayload }
  | { kind: 'refuseProposal'; proposalId: string; body: RefuseProposalPayload }

/** Which case, in which version the person saw it, and the key that makes a repetition the same order. */
export type OrderOccasion = { caseId: string; version: number; key: string }

/** Gives an order and answers with what came of it; `pending` where that takes longer. Throws a `DeskProblem`. */
export async function giveOrder(api: DeskApi, intent: OrderIntent, occasion: OrderOccasion): Promise<OrderAnswer> {
  try {
    const answer = await send(api, intent, occasion)
    return answer.data
  } catch (thrown) {
    throw toDeskProblem(thrown)
  }
}

/** What became of an order that took longer. Throws a `DeskProblem` where it was refused in the end. */
export async function readOrder(api: DeskApi, orderId: string): Promise<OrderAnswer> {
  try {
    return (await api.readOrder(orderId)).data
  } catch (thrown) {
    throw toDeskProblem(thrown)
  }
}

/** The headers that bind an order to the version that was decided on, and to its repetitions. */
export function orderParams({ version, key }: Pick<OrderOccasion, 'version' | 'key'>): RequestParams {
  return { headers: { 'If-Match': `"v${version}"`, 'Idempotency-Key': key } }
}

function send(api: DeskApi, intent: OrderIntent, occasion: OrderOccasion) {
  const { caseId } = occasion
  const params = orderParams(occasion)
  switch (intent.kind) {
    case 'retryStep':
    case 'switchProvider':
      return api.retryStep(caseId, intent.step, intent.body, params)
    case 'correctStep':
      return api.correctStep(caseId, intent.step, intent.body, params)
    case 'enterResult':
      return api.enterResult(caseId, intent.step, intent.body, params)
    case 'skipStep':
      return api.skipStep(caseId, intent.step, intent.body, params)
    case 'askApplicant':
      return api.askApplicant(caseId, intent.step, intent.body, params)
    case 'decideStep':
      return api.decideStep(caseId, intent.step, intent.body, params)
    case 'declineCase':
      return api.declineCase(caseId, intent.body, params)
    case 'cancelCase':
      return api.cancelCase(caseId, intent.body, params)
    case 'holdCase':
      return api.placeHold(caseId, intent.body, params)
    case 'releaseCase':
      return api.liftHold(caseId, intent.holdId, intent.body, params)
    case 'confirmProposal':
      return api.confirmProposal(intent.proposalId, intent.body, params)
    case 'refuseProposal':
      return api.refuseProposal(intent.proposalId, intent.body, params)
  }
}
