import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { RepaymentPlan, RowDates } from '#domain/schedule/plan/repayment-plan.ts'
import type { Instalment } from './instalment.ts'
import type { LoanCharge } from './loan-charge.ts'
import { bearsInterest, type LoanTerms, recalculatesInterest } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import type { Variation } from './variation.ts'

/** A loan while its entries are replayed: the instalments that know what was asked for and paid, and what has happened so far. */
export type LoanBook = {
  readonly terms: LoanTerms
  readonly startsOn: IsoDate
  instalments: Instalment[]
  readonly charges: readonly LoanCharge[]
  readonly variations: readonly Variation[]
  readonly placedCharges: Set<number>
  /** Money that was paid beyond the loan. */
  overpaidMinor: number
  interestRefundedMinor: number
  isChargedOff: boolean
  isTerminated: boolean
  /** True while a payment large enough to close the loan is allocated. */
  isPrepayment: boolean
  readonly done: LoanTransaction[]
  /** Accruals booked so far, and those that this replay found missing when the loan ended. */
  readonly accruals: readonly LoanTransaction[]
  readonly newAccruals: LoanTransaction[]
}

/** The book before anything is paid: instalments numbered in their order. */
export function openBook(
  { terms, charges, variations, accruals }: Pick<LoanBook, 'terms' | 'charges' | 'variations' | 'accruals'>,
  startsOn: IsoDate,
  instalments: Instalment[],
): LoanBook {
  for (const [index, instalment] of instalments.entries()) {
    instalment.number = index + 1
    instalment.checkMet(startsOn)
  }
  return {
    terms,
    startsOn,
    instalments,
    charges: [...charges],
    variations,
    placedCharges: new Set(),
    overpaidMinor: 0,
    interestRefundedMinor: 0,
    isChargedOff: false,
    isTerminated: false,
    isPrepayment: false,
    done: [],
    accruals,
    newAccruals: [],
  }
}

/** A loan of the progressive family also has the plan that knows about interest. */
export type PlannedBook = LoanBook & { readonly plan: RepaymentPlan }

/** A book of its own, which may go on differently. What transactions say of their instalments still means those of the first one. */
export function copyBook(book: PlannedBook): PlannedBook {
  return {
    ...book,
    plan: book.plan.copy(),
    instalments: book.instalments.map((instalment) => instalment.copy()),
    placedCharges: new Set(book.placedCharges),
    done: [...book.done],
    newAccruals: [...book.newAccruals],
  }
}

export function isPlanned(book: LoanBook): book is PlannedBook {
  return 'plan' in book
}

/** Interest is recalculated as long as the loan runs: not once it was charged off, written off or terminated. */
export function isRecalculating(book: LoanBook): boolean {
  return recalculatesInterest(book) && !book.isChargedOff && !book.isTerminated
}

/** True once what was outstanding was divided into equal parts beside the plan, which then no longer says what is asked for. */
export function hasLeftPlan(book: LoanBook): boolean {
  if (recalculatesInterest(book)) return false
  const isApart = ({ reAge }: LoanTransaction): boolean => !bearsInterest(book) || (reAge !== null && reAge.equalInterest !== null)
  return book.done.some((one) => one.type === 're_age' && !one.isReversed && isApart(one))
}

/** Takes over principal and interest of the plan's rows into the instalments of the same dates. */
export function copyPlanToInstalments(
  book: PlannedBook,
  apply: (instalment: Instalment, row: RepaymentPlan['rows'][number]) => void,
): void {
  const regular = book.instalments.filter((one) => !one.isDownPayment)
  for (const [index, row] of book.plan.rows.entries()) {
    // Nearly always they lie side by side.
    const instalment = isOf(row, regular[index]) ? regular[index] : regular.find((one) => isOf(row, one))
    if (instalment !== undefined) apply(instalment, row)
  }
}

function isOf(row: RowDates, instalment: Instalment | undefined): boolean {
  return instalment?.from === row.from && instalment.due === row.due
}

/** Charges that an instalment already asks for; one that is added later does not count yet. */
export function placedCharges({ charges, placedCharges: placed }: LoanBook): LoanCharge[] {
  return charges.filter(({ id }) => placed.has(id))
}
