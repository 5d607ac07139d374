import { condition } from '@temporalio/workflow'
import type { Actor } from '#domain/case/actor.ts'
import type { Order, OrderContent } from '#domain/case/order.ts'
import { stepRevision } from '#domain/case/permit-order.ts'
import { proposalHash, type Proposal } from '#domain/case/proposal.ts'
import type { Role } from '#domain/case/role.ts'
import type { CaseFile } from './case-file.ts'
import type { OrderResult } from './messages.ts'
import { refusal } from './refuse.ts'

/** Freezes an order that needs a second person. It stays open until somebody answers it, it expires, or its step changes. */
export function makeProposal(file: CaseFile, order: Order, eligible: readonly Role[]): OrderResult {
  const { orderId: proposalId, actor: maker, content, reasonCode } = order
  if (maker.kind !== 'staff') throw refusal('ORDER_NOT_PERMITTED', { order: content.kind })
  const hash = proposalHash({ proposalId, content, reasonCode, makerPersonId: maker.personId })
  const standsMs = file.briefing.product.durations.proposalStandsSeconds * 1000
  const revision = stepRevision(file.facts, content)
  const proposal: Proposal = {
    proposalId,
    content,
    reasonCode,
    hash,
    maker,
    eligible,
    ...(revision !== undefined && { stepRevision: revision }),
    state: 'open',
    proposedAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + standsMs).toISOString(),
  }
  file.facts.proposals.push(proposal)
  file.record('proposal_made', { ...stepOf(content), actor: maker, facts: { proposalId, order: content.kind, reasonCode, hash } })
  void expireLater(file, proposal, standsMs)
  return { outcome: 'proposed', version: file.facts.version, proposalId, hash, expiresAt: proposal.expiresAt }
}

/** The order that was proposed, in the name of its maker, once another person has confirmed it. */
export function confirmedContent(
  file: CaseFile,
  answer: Extract<OrderContent, { kind: 'confirmProposal' }>,
  checker: Actor,
): Pick<Order, 'content' | 'actor' | 'reasonCode'> {
  const proposal = closeProposal(file, answer.proposalId, 'confirmed', checker)
  return { content: proposal.content, actor: proposal.maker, reasonCode: proposal.reasonCode }
}

export function refuseProposal(file: CaseFile, answer: Extract<OrderContent, { kind: 'refuseProposal' }>, checker: Actor): void {
  closeProposal(file, answer.proposalId, 'refused', checker)
}

function closeProposal(file: CaseFile, proposalId: string, state: 'confirmed' | 'refused', checker: Actor): Proposal {
  const proposal = file.facts.proposals.find((one) => one.proposalId === proposalId)
  if (!proposal || checker.kind !== 'staff') throw refusal('PROPOSAL_NOT_FOUND', {})
  proposal.state = state
  proposal.checkerPersonId = checker.personId
  file.record(state === 'confirmed' ? 'proposal_confirmed' : 'proposal_refused', {
    ...stepOf(proposal.content),
    actor: checker,
    facts: { proposalId, order: proposal.content.kind, hash: proposal.hash },
  })
  return proposal
}

/** Restarted after a continue-as-new for the proposals that were carried over. */
export function watchOpenProposals(file: CaseFile): void {
  for (const proposal of file.facts.proposals) {
    if (proposal.state === 'open') void expireLater(file, proposal, Math.max(0, Date.parse(proposal.expiresAt) - Date.now()))
  }
}

async function expireLater(file: CaseFile, proposal: Proposal, standsMs: number): Promise<void> {
  if (await condition(() => proposal.state !== 'open', standsMs)) return
  proposal.state = 'expired'
  file.record('proposal_expired', { ...stepOf(proposal.content), facts: { proposalId: proposal.proposalId, order: proposal.content.kind } })
}

function stepOf(content: OrderContent): { step?: string } {
  return 'step' in content ? { step: content.step } : {}
}
