import { laterOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { outstandingOn } from '#domain/schedule/plan/till-date.ts'
import { payOffQuoteInOrder } from './in-order/pay-off-quote-in-order.ts'
import { instalmentOn } from './instalment.ts'
import { activeTransactions, bookOf, type LoanAccount } from './loan-account.ts'
import { isRecalculating, type LoanBook, type PlannedBook } from './loan-book.ts'
import { planOn } from './plan-on.ts'
import { replayOnTrial } from './replay-by-plan.ts'

/** What closes the loan when it is paid on a day, in minor units. */
export function payOffQuote(account: LoanAccount, on: IsoDate): number {
  const book = bookOf(account)
  if (!isRecalculating(book)) return book.instalments.reduce((sum, one) => sum + one.outstandingMinor, 0)
  const active = activeTransactions(account)
  if (account.terms.engine === 'cumulative') return payOffQuoteInOrder(account, active, on)
  // As the replay with the payment will find it: days that were closed meanwhile may have split a row where it is rounded otherwise.
  account.standing = null
  return outstandingInAll(replayOnTrial(account, active, on), on)
}

function outstandingInAll(book: PlannedBook, on: IsoDate): number {
  const till = dayAskedFor(book, on)
  const { principalMinor, interestMinor } = outstandingOn(planOn(book, till), laterOf(till, book.plan.startsOn))
  return book.instalments.reduce(
    (sum, one) =>
      sum +
      (one.isDownPayment || one.isAdditional ? one.outstanding('principal') : 0) +
      (one.isAdditional ? one.outstanding('interest') : 0) +
      one.outstanding('fee') +
      one.outstanding('penalty'),
    principalMinor + interestMinor,
  )
}

function dayAskedFor({ terms, instalments }: LoanBook, on: IsoDate): IsoDate {
  return terms.recalculation?.preClose === 'till_rest_frequency_date' ? (instalmentOn(instalments, on)?.due ?? on) : on
}
