import { setHandler, Trigger } from '@temporalio/workflow'
import { actorReference, type Actor } from '#domain/case/actor.ts'
import type { StepSummary } from '#domain/case/case-facts.ts'
import type { OrderContent, Order } from '#domain/case/order.ts'
import { orderKinds } from '#domain/case/order.ts'
import { permitOrder, type Verdict } from '#domain/case/permit-order.ts'
import { errorCodes } from '#domain/errors.ts'
import { changeTerms } from './change-terms.ts'
import { endCase } from './end-case.ts'
import type { CaseFile } from './case-file.ts'
import { holdCase, liftHold } from './hold.ts'
import { orderUpdates, type OrderResult } from './messages.ts'
import type { Projector } from './projector.ts'
import { confirmedContent, makeProposal, refuseProposal } from './proposals.ts'
import { refusal } from './refuse.ts'

/** Lets staff and applicant order things of this case. A refusal leaves no trace in the history; the API writes it into the record. */
export function handleOrders(file: CaseFile, projector: Projector): void {
  for (const kind of orderKinds) {
    setHandler(orderUpdates[kind], (order) => carryOutOnce(file, projector, order), {
      validator: (order) => {
        if (!file.answers.has(order.orderId)) requirePermission(file, order)
      },
    })
  }
}

async function carryOutOnce(file: CaseFile, projector: Projector, order: Order): Promise<OrderResult> {
  const known = file.answers.get(order.orderId)
  if (known) return known
  // Two orders can be validated before the first one begins: the second meets the world as the first left it.
  const verdict = requirePermission(file, order)
  const result = verdict.outcome === 'needs_second_person' ? makeProposal(file, order, verdict.eligible) : await carryOut(file, order)
  file.rememberAnswer(order.orderId, result)
  await projector.flushed()
  return result
}

/** Forbidden comes before stale, so that nobody learns of a case's changes by orders that they may not give. */
function requirePermission(file: CaseFile, order: Order): Exclude<Verdict, { outcome: 'refused' }> {
  const verdict = permitOrder({ facts: file.facts, rules: file.briefing.product, actor: order.actor, content: order.content })
  const version = file.facts.version
  if (verdict.outcome === 'refused' && errorCodes[verdict.code].kind === 'forbidden') throw refusal(verdict.code, verdict.details)
  if (order.expectedVersion !== undefined && order.expectedVersion !== version) {
    throw refusal('STALE_ORDER', { expectedVersion: order.expectedVersion, version })
  }
  if (verdict.outcome === 'refused') throw refusal(verdict.code, verdict.details)
  return verdict
}

/** `confirmed` is the proposal that the order was, and the second person. */
async function carryOut(file: CaseFile, order: Order, confirmed?: { proposalId: string; checker: Actor }): Promise<OrderResult> {
  const { content, actor, orderId, reasonCode } = order
  file.record('order_given', {
    ...('step' in content && { step: content.step }),
    actor,
    facts: { order: content.kind, orderId, reasonCode, ...detailsOf(content) },
  })
  switch (content.kind) {
    case 'confirmProposal':
      return carryOut(file, { ...order, ...confirmedContent(file, content, actor) }, { proposalId: content.proposalId, checker: actor })
    case 'refuseProposal':
      refuseProposal(file, content, actor)
      break
    case 'holdCase':
      await holdCase(file, content, order)
      break
    case 'releaseCase':
      await liftHold(file, content, {
        ...order,
        ...(confirmed && { orderId: confirmed.proposalId, confirmedBy: actorReference(confirmed.checker) }),
      })
      break
    case 'declineCase':
      await endCase(file, { status: 'declined', reasons: content.reasons }, actor)
      break
    case 'cancelCase':
      await endCase(file, { status: 'cancelled', reasons: [reasonCode] }, actor)
      break
    case 'withdrawCase':
      await endCase(file, { status: 'withdrawn', reasons: [reasonCode] }, actor)
      break
    case 'changeTerms':
      changeTerms(file, content, actor)
      break
    default:
      return instruct(file, order, content)
  }
  return { outcome: 'carried_out', version: file.facts.version }
}

/** Hands the order to the parked or waiting step, and answers with what became of the step, not with "accepted". */
async function instruct(file: CaseFile, order: Order, content: OrderContent & { step: string }): Promise<OrderResult> {
  const answered = new Trigger<void>()
  file.instructions.set(content.step, { orderId: order.orderId, actor: order.actor, content, answered })
  await answered
  const { state, attempts, attention, summary } = file.step(content.step)
  return {
    outcome: 'carried_out',
    version: file.facts.version,
    step: { name: content.step, state, attempts, ...(attention && { attention }), ...(summary && { summary }) },
  }
}

function detailsOf(content: OrderContent): StepSummary {
  switch (content.kind) {
    case 'correctStep':
      return { fields: content.fields, correction: content.correction.sha256 }
    case 'switchProvider':
      return { provider: content.provider }
    case 'enterResult':
      return { result: content.result.kind, evidence: content.evidence.sha256 }
    case 'askApplicant':
      return { request: content.request }
    case 'decideStep':
      return { decision: content.decision, reasons: content.reasons }
    case 'declineCase':
      return { reasons: content.reasons }
    case 'holdCase':
      return { hold: content.holdKind }
    case 'confirmProposal':
    case 'refuseProposal':
      return { proposalId: content.proposalId }
    case 'retryStep':
    case 'skipStep':
    case 'cancelCase':
    case 'withdrawCase':
      return {}
    case 'changeTerms':
      return { amountMinor: content.terms.amountMinor, termMonths: content.terms.termMonths }
    case 'releaseCase':
      return content.holdId === undefined ? {} : { holdId: content.holdId }
  }
}
