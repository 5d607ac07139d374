import type { OrderContent } from '../case/order.ts'
import { proposalHash } from '../case/proposal.ts'
import { canonicalJson } from './canonical-json.ts'
import type { CaseRecord } from './case-record.ts'
import { contradicted, counted, unless, type Finding } from './finding.ts'
import type { RecordedProposal } from './record/case-part.ts'

/**
 * What took two people took two: every proposal is what its hash says, stands in the state of its case, and was answered by an order of another
 * person for exactly that hash.
 */
export function checkProposals(record: Pick<CaseRecord, 'cases' | 'proposals' | 'actions'>): Finding[] {
  const problems = [...record.proposals.flatMap((proposal) => proposalProblems(record, proposal)), ...missingProposals(record)].map(
    contradicted,
  )
  const answered = record.proposals.filter((proposal) => proposal.checkerPersonId !== null).length
  return unless(
    problems,
    record.proposals.length === 0
      ? 'Nothing in this application took two people.'
      : `${counted(record.proposals.length, 'proposal')}, each what its hash says; ${answered} answered, never by the person who made the proposal.`,
  )
}

function proposalProblems({ cases, actions }: Pick<CaseRecord, 'cases' | 'actions'>, proposal: RecordedProposal): string[] {
  const name = `Proposal ${proposal.id}`
  const { id: proposalId, reasonCode, makerPersonId, checkerPersonId } = proposal
  const hash = proposalHash({ proposalId, content: proposal.content as OrderContent, reasonCode, makerPersonId })
  const inFacts = proposalsOf(cases.find((one) => one.id === proposal.caseId)?.facts).find((one) => one['proposalId'] === proposalId)
  const answer = actions.find(
    (action) =>
      (action.kind === 'confirmProposal' || action.kind === 'refuseProposal') &&
      action.state === 'carried_out' &&
      action.content['proposalId'] === proposalId &&
      action.content['hash'] === proposal.hash,
  )
  return [
    ...(hash === proposal.hash ? [] : [`${name} is not what its hash says.`]),
    ...(checkerPersonId === makerPersonId ? [`${name} was answered by the person who made it.`] : []),
    ...(checkerPersonId !== null && answer?.personId !== checkerPersonId ? [`${name} has an answer that nobody ordered.`] : []),
    ...(inFacts && isSame(inFacts, proposal) ? [] : [`${name} stands otherwise in its case than in the list of proposals.`]),
  ]
}

function isSame(inFacts: Readonly<Record<string, unknown>>, proposal: RecordedProposal): boolean {
  const maker = inFacts['maker'] as { personId?: unknown } | undefined
  return (
    inFacts['hash'] === proposal.hash &&
    inFacts['state'] === proposal.state &&
    inFacts['reasonCode'] === proposal.reasonCode &&
    maker?.personId === proposal.makerPersonId &&
    (inFacts['checkerPersonId'] ?? null) === proposal.checkerPersonId &&
    canonicalJson(inFacts['content'] ?? null) === canonicalJson(proposal.content)
  )
}

function missingProposals({ cases, proposals }: Pick<CaseRecord, 'cases' | 'proposals'>): string[] {
  const known = new Set(proposals.map((proposal) => proposal.id))
  return cases
    .flatMap((one) => proposalsOf(one.facts))
    .filter((proposal) => !known.has(String(proposal['proposalId'])))
    .map((proposal) => `Proposal ${String(proposal['proposalId'])} is in its case, but not in the list of proposals.`)
}

function proposalsOf(facts: Readonly<Record<string, unknown>> | null | undefined): Readonly<Record<string, unknown>>[] {
  const proposals = facts?.['proposals']
  return Array.isArray(proposals) ? (proposals as Readonly<Record<string, unknown>>[]) : []
}
