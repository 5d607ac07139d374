import { latestPayout } from '#db/payouts/payout-row.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { providerOf } from '../provider-of.ts'
import { contractOf } from './contract-of.ts'
import { type PayoutOutcome, recordOutcome } from './payout-outcome.ts'

/** What the bank says of the last pay-out of a contract. One that it does not know is still to be ordered: nothing has happened yet. */
export async function findPayout(
  { store, payments }: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<PayoutOutcome> {
  const contract = await contractOf(store, input)
  const payout = await latestPayout(store.db, contract.id)
  if (payout === undefined) throw new AppError('PAYOUT_NOT_FOUND')
  const state = await providerOf(payments, payout.provider).findPayout(payout.endToEndId, running)
  if (state === undefined) return { status: 'pending' }
  return recordOutcome(store.db, payout, state)
}
