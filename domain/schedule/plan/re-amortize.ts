import { earlierOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { digitsAtScale, divide, nineteen } from '#domain/rates/nineteen-digits.ts'
import { noteCorrection } from './change-balance.ts'
import { countOverdueNoLongerThan } from './count-overdue.ts'
import { settleLastInstalment } from './last-instalment.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { smoothInstalments } from './smooth-instalments.ts'
import { solveRows } from './solve-plan.ts'

/** From when overdue principal earns once it was moved to other rows: from the day, or from the due date of its row. */
export type MovedEarnsFrom = 'day' | 'due_date'

/** What is overdue is spread over the rows that are not yet due, at their interest; one at least must be left. */
export function reAmortize(plan: RepaymentPlan, on: IsoDate, earnsFrom: MovedEarnsFrom): void {
  moveOutstandingOn(plan, on, takenOutOn(plan, on, earnsFrom))
  solveRemaining(plan, on)
}

/** The same, and the overdue interest is spread in equal parts that no longer follow the balance. */
export function reAmortizeWithEqualInterest(plan: RepaymentPlan, on: IsoDate, earnsFrom: MovedEarnsFrom): void {
  const due = plan.rows.filter((row) => row.due <= on)
  const remaining = plan.rows.filter((row) => row.due > on)
  const share = equalShare(openInterestOf(due), remaining.length)
  moveOutstandingOn(plan, on, takenOutOn(plan, on, earnsFrom))
  for (const row of due) row.update({ isInterestMovedDown: true, fixedInterestMinor: 0 })
  for (const row of remaining) row.update({ fixedInterestMinor: row.fixedInterestMinor + share })
  solveRemaining(plan, on)
}

/**
 * Rows that are due keep what was paid in them; their open principal goes to the rows after. What is overdue is taken out of the balance where its
 * row ends and comes back on the day, so that no day before earns on another balance than it did.
 */
export function moveOutstandingOn(plan: RepaymentPlan, on: IsoDate, overdue: Overdue): void {
  const day = earlierOf(on, plan.maturesOn)
  countOverdueNoLongerThan(plan, day)
  let movedMinor = 0
  for (const row of plan.rows.filter((one) => one.from <= on && !one.isFullyPaid)) {
    const openMinor = overdue.get(row) ?? 0
    movedMinor += openMinor
    row.lastSpan.correctionMinor -= openMinor
    closeAtPaid(row)
  }
  if (movedMinor > 0) noteCorrection(plan, day, movedMinor)
  // Nothing is overdue any more, and what was counted so far is not to be undone.
  plan.overdueCorrections = []
}

/** Principal that is overdue on a day, by its row. */
export type Overdue = ReadonlyMap<PlanRow, number>

/** Asked before rows are closed or go: the interest of a closed row moves into the next one and would leave less principal there. */
export function overdueOn(plan: RepaymentPlan, on: IsoDate): Overdue {
  const day = earlierOf(on, plan.maturesOn)
  return new Map(plan.rows.filter((row) => row.due < day).map((row) => [row, row.outstandingPrincipalMinor]))
}

function takenOutOn(plan: RepaymentPlan, on: IsoDate, earnsFrom: MovedEarnsFrom): Overdue {
  return earnsFrom === 'day' ? overdueOn(plan, on) : new Map()
}

/** The row asks for what was paid; its credits count elsewhere, and interest of later days that was not paid in it too. */
export function closeAtPaid(row: PlanRow): void {
  row.update({
    interestAheadMinor: row.paidAheadMinor,
    movedCreditMinor: row.creditedPrincipalMinor + row.creditedInterestMinor,
  })
  row.setInstalment(row.instalmentFor(row.paidMinor))
}

function solveRemaining(plan: RepaymentPlan, on: IsoDate): void {
  const remaining = plan.rows.filter((row) => row.due > on)
  solveRows(plan, remaining)
  settleLastInstalment(plan)
  smoothInstalments(plan, remaining)
}

/** Interest of rows that is not yet paid, with what they had no room for. */
function openInterestOf(rows: readonly PlanRow[]): number {
  return rows.reduce((sum, row) => sum + row.outstandingInterestMinor, rows.at(-1)?.unrecognizedInterestMinor ?? 0)
}

function equalShare(amountMinor: number, parts: number): number {
  return Number(digitsAtScale(divide(nineteen(amountMinor), nineteen(parts)), 0))
}
