import { lockContract } from '../contracts/contract-events.ts'
import { inTransaction, type Store } from '../store.ts'
import { latestPayout, type StoredPayout } from './payout-row.ts'

export type PayoutToFix = { contractId: string; amountMinor: number; currency: string; provider: string }

/**
 * The pay-out that is to be ordered, its id fixed before the bank hears of it. It is the last one, unless the bank has finally refused that or
 * sent the money back: only then is there another, with another id. `isNew` says that the bank cannot know it yet.
 */
export async function fixPayout(
  store: Store,
  payout: PayoutToFix,
  newEndToEndId: () => string,
): Promise<{ payout: StoredPayout; isNew: boolean }> {
  return inTransaction(store, async ({ db }) => {
    await lockContract(db, payout.contractId)
    const latest = await latestPayout(db, payout.contractId)
    if (latest !== undefined && latest.state !== 'rejected' && latest.state !== 'returned') return { payout: latest, isNew: false }
    await db('payout').insert({
      contract_id: payout.contractId,
      sequence: (latest?.sequence ?? 0) + 1,
      end_to_end_id: newEndToEndId(),
      amount_minor: payout.amountMinor,
      currency: payout.currency,
      provider: payout.provider,
    })
    const fixed = await latestPayout(db, payout.contractId)
    if (fixed === undefined) throw new Error('A pay-out was written and is not there')
    return { payout: fixed, isNew: true }
  })
}
