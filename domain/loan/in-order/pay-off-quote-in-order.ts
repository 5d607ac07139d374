import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { LoanEntries } from '../loan-entries.ts'
import { LoanTransaction } from '../loan-transaction.ts'
import { replayInOrder } from './replay-in-order.ts'

/** More than any loan can owe, so that the trial repays all of it. */
const enoughMinor = 2 ** 50

/** What closes a cumulative loan whose interest is recalculated: paid on trial with more than enough, what is left over says how much it was. */
export function payOffQuoteInOrder(entries: LoanEntries, transactions: readonly LoanTransaction[], on: IsoDate): number {
  const copies = transactions.map(copyOf)
  const payment = new LoanTransaction({
    sequence: Number.MAX_SAFE_INTEGER,
    type: 'repayment',
    on,
    recordedOn: on,
    amountMinor: enoughMinor,
  })
  const book = replayInOrder({
    ...entries,
    transactions: [...copies.filter((one) => one.on <= on || !one.isPaying), payment],
    charges: entries.charges.map((charge) => charge.copy()),
    overdueCounts: [...entries.overdueCounts, { from: on, until: on }],
  })
  const laterMinor = copies.filter((one) => one.on > on && one.isPaying).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return Math.max(0, enoughMinor - book.overpaidMinor - laterMinor)
}

function copyOf(transaction: LoanTransaction): LoanTransaction {
  return new LoanTransaction(transaction)
}
