import type { StoredPayout } from '#db/payouts/payout-row.ts'
import { recordPayoutState } from '#db/payouts/record-payout-state.ts'
import type { Db } from '#db/connect.ts'
import type { PayoutState } from '#integrations/payments/payments.ts'

type Returned = Extract<PayoutState, { status: 'returned' }>

/** Some of the money came back, and nobody knows yet what becomes of the rest. */
export type PartlyReturned = { code: string; returnedMinor: number; amountMinor: number; currency: string }

export type PayoutOutcome =
  | { status: 'pending' }
  | { status: 'settled'; settledAt: string }
  | { status: 'rejected'; code: string }
  | { status: 'returned'; code: string }
  | ({ status: 'partly_returned' } & PartlyReturned)

/** Undefined where all of it came back. Whatever is not exactly the whole is for a person to clear with the bank. */
export function partlyReturned({ amountMinor, currency }: StoredPayout, state: Returned): PartlyReturned | undefined {
  const returnedMinor = state.amountMinor ?? amountMinor
  return returnedMinor === amountMinor ? undefined : { code: state.code, returnedMinor, amountMinor, currency }
}

/**
 * Brings what the bank says into the record. A pay-out of which only a part came back stays as it was there: one that is over could be ordered
 * once more, and the whole would be paid on top of the rest.
 */
export async function recordOutcome(db: Db, payout: StoredPayout, state: PayoutState): Promise<PayoutOutcome> {
  const part = state.status === 'returned' ? partlyReturned(payout, state) : undefined
  if (part !== undefined) return { status: 'partly_returned', ...part }
  await recordPayoutState(db, payout.id, state)
  return state.status === 'returned' ? { status: 'returned', code: state.code } : state
}
