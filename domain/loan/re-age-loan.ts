import { bearsInterest, recalculatesInterest } from './loan-terms.ts'
import { hasLeftPlan, type PlannedBook } from './loan-book.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { reAgeByPlan } from './re-age-by-plan.ts'
import { reAgeEquallyByPlan } from './re-age-equally.ts'
import { reAgeInParts } from './re-age-in-parts.ts'

/** What is outstanding is spread over new instalments from a start date on. */
export function reAgeLoan(book: PlannedBook, transaction: LoanTransaction): void {
  transaction.resetPortions()
  if (book.instalments.every(({ outstandingMinor }) => outstandingMinor === 0)) {
    transaction.isReversed = true
    return
  }
  const equalInterest = transaction.reAge?.equalInterest ?? null
  if (!bearsInterest(book))
    reAgeInParts(book, transaction, {
      payableOnly: false,
      skipsDownPayments: false,
      spreadsInterest: equalInterest !== null,
      spreadsCharges: equalInterest !== null,
    })
  else if (equalInterest === null && !hasLeftPlan(book)) reAgeByPlan(book, transaction)
  else if (equalInterest !== null && recalculatesInterest(book)) reAgeEquallyByPlan(book, transaction, equalInterest)
  else
    reAgeInParts(book, transaction, {
      payableOnly: equalInterest === 'payable',
      skipsDownPayments: true,
      spreadsInterest: true,
      spreadsCharges: equalInterest !== null,
    })
  if (transaction.amountMinor === 0) transaction.isReversed = true
}
