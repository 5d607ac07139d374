import type { Db } from '../connect.ts'
import type { PayoutRowState } from './payout-row.ts'

/** As the bank tells it. */
export type BankPayoutState =
  | { status: 'pending' }
  | { status: 'settled'; settledAt: string }
  | { status: 'rejected'; code: string }
  | { status: 'returned'; code: string }

/** A pay-out only moves forward: what settled can still come back, what was refused or came back is over. */
const cameFrom: Readonly<Record<BankPayoutState['status'], readonly PayoutRowState[]>> = {
  pending: ['recorded'],
  settled: ['recorded', 'pending'],
  rejected: ['recorded', 'pending'],
  returned: ['recorded', 'pending', 'settled'],
}

/** Brings what the bank says into the record. Late news changes nothing. */
export async function recordPayoutState(db: Db, payoutId: string, state: BankPayoutState): Promise<void> {
  await db('payout')
    .where({ id: payoutId })
    .whereIn('state', [...cameFrom[state.status]])
    .update({
      state: state.status,
      changed_at: db.fn.now(),
      ...(state.status === 'settled' && { settled_at: state.settledAt }),
      ...('code' in state && { code: state.code }),
    })
}
