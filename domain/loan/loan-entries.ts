import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { PlannedBook } from './loan-book.ts'
import type { LoanCharge } from './loan-charge.ts'
import type { LoanTerms } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import type { Variation } from './variation.ts'

/** All that was ever entered about a loan and still holds. */
export type LoanEntries = {
  readonly terms: LoanTerms
  readonly transactions: readonly LoanTransaction[]
  readonly accruals: readonly LoanTransaction[]
  readonly charges: readonly LoanCharge[]
  readonly variations: readonly Variation[]
  readonly overdueCounts: readonly OverdueCount[]
}

/**
 * One look at what was overdue, where interest of the cumulative family is recalculated: rows that fall due from a day on count overdue
 * principal up to another. Rows that fell due before stay as they are.
 */
export type OverdueCount = { readonly from: IsoDate; readonly until: IsoDate }

/** The book of the same loan as if other transactions had been entered. */
export type ReplayInstead = (transactions: readonly LoanTransaction[], until: IsoDate) => PlannedBook
