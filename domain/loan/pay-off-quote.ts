import { laterOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { outstandingOn } from '#domain/schedule/plan/till-date.ts'
import { instalmentOn } from './instalment.ts'
import { isPlanned, isRecalculating, type LoanBook } from './loan-book.ts'
import { planOn } from './plan-on.ts'

/** What closes the loan when it is paid on a day. */
export function payOffQuote(book: LoanBook, on: IsoDate): number {
  if (!isPlanned(book) || !isRecalculating(book)) return book.instalments.reduce((sum, one) => sum + one.outstandingMinor, 0)
  const till = book.terms.recalculation?.preClose === 'till_rest_frequency_date' ? (instalmentOn(book.instalments, on)?.due ?? on) : on
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
