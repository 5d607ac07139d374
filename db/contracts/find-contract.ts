import type { Db } from '../connect.ts'

export const contractStates = ['drawn_up', 'out_for_signature', 'signed', 'sealed', 'active', 'void', 'closed'] as const
export type ContractState = (typeof contractStates)[number]

export type InstalmentRow = {
  number: number
  dueOn: string
  openingMinor: number
  principalMinor: number
  interestMinor: number
  paymentMinor: number
  closingMinor: number
}

export type PayoutRow = {
  sequence: number
  endToEndId: string
  amountMinor: number
  state: 'recorded' | 'pending' | 'settled' | 'rejected' | 'returned'
  code: string | null
  createdAt: Date
  settledAt: Date | null
}

export type ContractRow = {
  id: string
  caseId: string
  partyId: string
  applicationId: string
  offerId: string
  productVersionId: string
  reference: string
  state: ContractState
  currency: string
  documentId: string | null
  signedDocumentId: string | null
  certificateDocumentId: string | null
  esignProvider: string | null
  envelopeId: string | null
  openedAt: Date | null
  disbursedOn: string | null
  createdAt: Date
}

export type ContractWithSchedule = ContractRow & { instalments: InstalmentRow[]; payouts: PayoutRow[] }

const columns = {
  id: 'id',
  caseId: 'case_id',
  partyId: 'party_id',
  applicationId: 'application_id',
  offerId: 'offer_id',
  productVersionId: 'product_version_id',
  reference: 'reference',
  state: 'state',
  currency: 'currency',
  documentId: 'document_id',
  signedDocumentId: 'signed_document_id',
  certificateDocumentId: 'certificate_document_id',
  esignProvider: 'esign_provider',
  envelopeId: 'envelope_id',
  openedAt: 'opened_at',
  disbursedOn: 'disbursed_on',
  createdAt: 'created_at',
}

/** The contract of a case with its schedule and pay-outs, or undefined before it is drawn up. */
export async function findContractOfCase(db: Db, caseId: string): Promise<ContractWithSchedule | undefined> {
  const row = (await db('contract').where({ case_id: caseId }).orderBy('created_at', 'desc').first(columns)) as ContractRow | undefined
  if (!row) return undefined
  const [instalments, payouts] = await Promise.all([instalmentsOf(db, row.id), payoutsOf(db, row.id)])
  return { ...row, instalments, payouts }
}

export async function findContract(db: Db, contractId: string): Promise<ContractRow | undefined> {
  return (await db('contract').where({ id: contractId }).first(columns)) as ContractRow | undefined
}

async function instalmentsOf(db: Db, contractId: string): Promise<InstalmentRow[]> {
  const rows = (await db('instalment').where({ contract_id: contractId }).orderBy('number').select({
    number: 'number',
    dueOn: 'due_on',
    openingMinor: 'opening_minor',
    principalMinor: 'principal_minor',
    interestMinor: 'interest_minor',
    paymentMinor: 'payment_minor',
    closingMinor: 'closing_minor',
  })) as InstalmentRow[]
  return rows.map((row) => ({
    ...row,
    openingMinor: Number(row.openingMinor),
    principalMinor: Number(row.principalMinor),
    interestMinor: Number(row.interestMinor),
    paymentMinor: Number(row.paymentMinor),
    closingMinor: Number(row.closingMinor),
  }))
}

async function payoutsOf(db: Db, contractId: string): Promise<PayoutRow[]> {
  const rows = (await db('payout').where({ contract_id: contractId }).orderBy('sequence').select({
    sequence: 'sequence',
    endToEndId: 'end_to_end_id',
    amountMinor: 'amount_minor',
    state: 'state',
    code: 'code',
    createdAt: 'created_at',
    settledAt: 'settled_at',
  })) as PayoutRow[]
  return rows.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) }))
}
