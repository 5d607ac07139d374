import { closeDaysInTurn } from '#db/ledger/close-days-in-turn.ts'
import type { ActivityDeps } from '../activity-deps.ts'

/** Closes every day up to this one that is still open, each with the balances that it ended with. */
export async function closeLedgerDays({ store }: ActivityDeps, input: { businessDate: string }): Promise<{ daysClosed: string[] }> {
  return { daysClosed: await closeDaysInTurn(store.db, input.businessDate, 'system') }
}
