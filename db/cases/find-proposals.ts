import type { OrderContent } from '#domain/case/order.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import type { ProposalState } from '#domain/case/proposal.ts'
import type { Role } from '#domain/case/role.ts'
import type { Db } from '../connect.ts'
import type { Store } from '../store.ts'

export type ProposalRow = {
  id: string
  caseId: string
  rootCaseId: string
  caseReference: string
  caseVersion: number
  process: ProcessName
  currency: string
  content: OrderContent
  reasonCode: string
  hash: string
  makerPersonId: string
  makerName: string
  eligibleRoles: Role[]
  state: ProposalState
  checkerPersonId: string | null
  checkerName: string | null
  /** What the maker wrote beside it; the staff's own words. */
  note: string | null
  proposedAt: Date
  expiresAt: Date
  closedAt: Date | null
}

/** Proposals of these cases, the newest first. */
export async function proposalsOfCases(store: Store, caseIds: readonly string[]): Promise<ProposalRow[]> {
  const rows = (await proposals(store.db)
    .whereIn('q.case_id', [...caseIds])
    .orderBy('q.proposed_at', 'desc')) as SealedRow[]
  return rows.map((row) => toProposal(store, row))
}

/** What waits for a second person anywhere, the most urgent first. */
export async function openProposals(store: Store, limit: number): Promise<ProposalRow[]> {
  const rows = (await proposals(store.db).where('q.state', 'open').orderBy('q.expires_at').limit(limit)) as SealedRow[]
  return rows.map((row) => toProposal(store, row))
}

export async function findProposal(store: Store, proposalId: string): Promise<ProposalRow | undefined> {
  const row = (await proposals(store.db).where('q.id', proposalId).first()) as SealedRow | undefined
  return row && toProposal(store, row)
}

type SealedRow = Omit<ProposalRow, 'note'> & { note: Buffer | null; dataKey: Buffer | null }

function toProposal({ vault }: Store, { note, dataKey, ...row }: SealedRow): ProposalRow {
  return { ...row, note: note && dataKey ? vault.open(dataKey, note).toString('utf8') : null }
}

// The order that was proposed has the proposal's id, and the maker's note.
function proposals(db: Db) {
  return db('proposal as q')
    .join('case as c', 'c.id', 'q.case_id')
    .join('party as p', 'p.id', 'c.party_id')
    .join('staff_account as a', 'a.id', 'q.maker_account_id')
    .leftJoin('staff_action as o', 'o.order_id', 'q.id')
    .select({
      id: 'q.id',
      caseId: 'q.case_id',
      rootCaseId: 'c.root_case_id',
      caseReference: 'c.reference',
      caseVersion: 'c.version',
      process: 'c.process',
      currency: 'c.currency',
      content: 'q.content',
      reasonCode: 'q.reason_code',
      hash: 'q.hash',
      makerPersonId: 'q.maker_person_id',
      makerName: 'a.name',
      note: 'o.note',
      dataKey: 'p.data_key',
      eligibleRoles: 'q.eligible_roles',
      state: 'q.state',
      checkerPersonId: 'q.checker_person_id',
      checkerName: db('staff_account')
        .where('person_id', db.ref('q.checker_person_id'))
        .orderBy('last_signed_in_at', 'desc')
        .limit(1)
        .select('name'),
      proposedAt: 'q.proposed_at',
      expiresAt: 'q.expires_at',
      closedAt: 'q.closed_at',
    })
}
