import type { OrderContent } from '#domain/case/order.ts'
import type { ProposalState } from '#domain/case/proposal.ts'
import type { Role } from '#domain/case/role.ts'
import type { Db } from '../connect.ts'

export type ProposalRow = {
  id: string
  caseId: string
  rootCaseId: string
  caseReference: string
  caseVersion: number
  content: OrderContent
  reasonCode: string
  hash: string
  makerPersonId: string
  makerName: string
  eligibleRoles: Role[]
  state: ProposalState
  checkerPersonId: string | null
  proposedAt: Date
  expiresAt: Date
  closedAt: Date | null
}

/** Proposals of these cases, the newest first. */
export async function proposalsOfCases(db: Db, caseIds: readonly string[]): Promise<ProposalRow[]> {
  return (await proposals(db)
    .whereIn('q.case_id', [...caseIds])
    .orderBy('q.proposed_at', 'desc')) as ProposalRow[]
}

/** What waits for a second person anywhere, the most urgent first. */
export async function openProposals(db: Db, limit: number): Promise<ProposalRow[]> {
  return (await proposals(db).where('q.state', 'open').orderBy('q.expires_at').limit(limit)) as ProposalRow[]
}

export async function findProposal(db: Db, proposalId: string): Promise<ProposalRow | undefined> {
  return (await proposals(db).where('q.id', proposalId).first()) as ProposalRow | undefined
}

function proposals(db: Db) {
  return db('proposal as q').join('case as c', 'c.id', 'q.case_id').join('staff_account as a', 'a.id', 'q.maker_account_id').select({
    id: 'q.id',
    caseId: 'q.case_id',
    rootCaseId: 'c.root_case_id',
    caseReference: 'c.reference',
    caseVersion: 'c.version',
    content: 'q.content',
    reasonCode: 'q.reason_code',
    hash: 'q.hash',
    makerPersonId: 'q.maker_person_id',
    makerName: 'a.name',
    eligibleRoles: 'q.eligible_roles',
    state: 'q.state',
    checkerPersonId: 'q.checker_person_id',
    proposedAt: 'q.proposed_at',
    expiresAt: 'q.expires_at',
    closedAt: 'q.closed_at',
  })
}
