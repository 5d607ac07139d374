import type { Db } from '../connect.ts'

export const payoutStates = ['recorded', 'pending', 'settled', 'rejected', 'returned'] as const
export type PayoutRowState = (typeof payoutStates)[number]

export type StoredPayout = {
  id: string
  contractId: string
  sequence: number
  endToEndId: string
  amountMinor: number
  currency: string
  /** The bank that it was fixed for: it stays with that one. */
  provider: string
  state: PayoutRowState
  /** Why the bank refused it or the money came back; ISO 20022. */
  code: string | null
  settledAt: Date | null
}

const columns = {
  id: 'id',
  contractId: 'contract_id',
  sequence: 'sequence',
  endToEndId: 'end_to_end_id',
  amountMinor: 'amount_minor',
  currency: 'currency',
  provider: 'provider',
  state: 'state',
  code: 'code',
  settledAt: 'settled_at',
}

/** The last pay-out of a contract, or undefined before the first. */
export async function latestPayout(db: Db, contractId: string): Promise<StoredPayout | undefined> {
  const row: (Omit<StoredPayout, 'amountMinor'> & { amountMinor: string }) | undefined = await db('payout')
    .where({ contract_id: contractId })
    .orderBy('sequence', 'desc')
    .first(columns)
  return row && { ...row, amountMinor: Number(row.amountMinor) }
}
