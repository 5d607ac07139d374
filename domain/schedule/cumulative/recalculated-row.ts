import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { type Course, partOf } from './course.ts'
import { type BalanceChange, decliningRow, type RowSpan } from './declining-row.ts'

/** Payments of a loan whose interest is recalculated, told row by row while the schedule is computed. */
export type RowPayments = {
  /** What happens to the instalment, or to the rows, when principal is repaid early. */
  readonly strategy: 'reschedule_next_repayments' | 'reduce_number_of_installments' | 'reduce_emi_amount' | 'adjust_last_unpaid_period'
  /** How payments and overdue principal change the balance inside a row, and how much was paid before the row falls due. */
  within(row: RowSpan & { readonly openMinor: number }): { readonly changes: readonly BalanceChange[]; readonly earlyMinor: number }
  /** Settles a row on its due date; says how much was paid beyond it, of at most what is open of the loan. */
  settle(row: {
    readonly from: IsoDate
    readonly due: IsoDate
    readonly principalMinor: number
    readonly interestMinor: number
    readonly openMinor: number
  }): number
}

/**
 * A row of a loan whose interest is recalculated. It earns interest on what is really outstanding. Money that is paid before the due date counts
 * as principal, and so does what is paid on the due date beyond the row.
 */
export function recalculatedRow(
  course: Course,
  span: RowSpan & { readonly interestFrom: IsoDate },
  { disbursed, payments }: { readonly disbursed: readonly BalanceChange[]; readonly payments: RowPayments },
): { principalMinor: number; interestMinor: number } {
  const { from, due } = span
  const openMinor = course.principalMinor - course.repaidMinor
  const { changes, earlyMinor } = payments.within({ from, due, openMinor })
  const all = [...disbursed, ...changes].toSorted((first, second) => daysBetween(second.on, first.on))
  const row = decliningRow(course, { from: span.interestFrom, due }, all)
  const interestMinor = Math.max(0, row.interestMinor)
  const inCredit = course.number >= course.lastNumber ? 0 : Math.min(course.creditMinor, Math.max(0, row.principalMinor))
  const planned = row.principalMinor - inCredit
  const early = Math.min(Math.max(planned, earlyMinor), openMinor)
  const excess = payments.settle({ from, due, principalMinor: early, interestMinor, openMinor })
  course.creditMinor -= inCredit
  const principalMinor = early + excess
  course.prepaidMinor = principalMinor - planned
  return { principalMinor, interestMinor }
}

/** After a row was computed and counted: what early principal does to the rows that are left. */
export function useEarlyPrincipal(course: Course, { strategy }: RowPayments, totalMinor: number): void {
  const { prepaidMinor, partMinor } = course
  course.prepaidMinor = 0
  if (strategy === 'reschedule_next_repayments') course.creditMinor += prepaidMinor
  if (strategy !== 'reduce_emi_amount' || prepaidMinor === 0) return
  const lower = partOf(course, totalMinor - course.repaidMinor)
  // Rounding to the multiple of instalments must not raise it.
  course.partMinor = partMinor === null ? lower : Math.min(partMinor, lower)
}
