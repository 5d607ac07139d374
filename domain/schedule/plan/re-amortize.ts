import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { digitsAtScale, divide, nineteen } from '#domain/rates/nineteen-digits.ts'
import { settleLastInstalment } from './last-instalment.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { smoothInstalments } from './smooth-instalments.ts'
import { solveRows } from './solve-plan.ts'

/** What is overdue is spread over the rows that are not yet due, at their interest; one at least must be left. */
export function reAmortize(plan: RepaymentPlan, on: IsoDate): void {
  moveOutstandingOn(plan, on)
  solveRemaining(plan, on)
}

/** The same, and the overdue interest is spread in equal parts that no longer follow the balance. */
export function reAmortizeWithEqualInterest(plan: RepaymentPlan, on: IsoDate): void {
  const overdue = plan.rows.filter((row) => row.due <= on && !row.isFullyPaid)
  const interest = overdue.reduce((sum, row) => sum + row.dueInterestMinor - row.paidInterestMinor, 0)
  const remaining = plan.rows.filter((row) => row.due > on)
  const share = equalShare(interest, remaining.length)
  for (const row of plan.rows) for (const span of row.spans) span.correctionMinor = 0
  for (const row of plan.rows) if (row.isFullyPaid && row.due <= on) noteEffectivePayment(row)
  for (const row of overdue) {
    row.lastSpan.correctionMinor -= row.paidPrincipalMinor
    closeAtPaid(row)
    row.update({ isInterestMovedDown: true })
  }
  for (const row of remaining) row.update({ fixedInterestMinor: row.fixedInterestMinor + share })
  solveRemaining(plan, on)
}

/** Rows up to a day keep what was paid in them; their open principal goes to the rows after. */
export function moveOutstandingOn(plan: RepaymentPlan, on: IsoDate): void {
  const rows = plan.rows.filter((one) => one.from <= on && !one.isFullyPaid)
  // Before any row is closed: the interest of a closed row moves into the next one and would leave less principal there.
  const open = rows.map((row) => row.outstandingPrincipalMinor)
  for (const [index, row] of rows.entries()) {
    clearCorrectionsEnding(row, on)
    if (row.lastSpan.correctionMinor !== 0) row.lastSpan.correctionMinor -= open[index]!
    closeAtPaid(row)
  }
}

/** The row asks for what was paid, and its credits count elsewhere. */
export function closeAtPaid(row: PlanRow): void {
  row.setInstalment(row.paidMinor)
  row.update({ movedCreditMinor: row.creditedPrincipalMinor + row.creditedInterestMinor })
}

function solveRemaining(plan: RepaymentPlan, on: IsoDate): void {
  const remaining = plan.rows.filter((row) => row.due > on)
  solveRows(plan, remaining)
  plan.refreshBalances()
  settleLastInstalment(plan, on)
  smoothInstalments(plan, remaining)
}

function clearCorrectionsEnding(row: PlanRow, on: IsoDate): void {
  for (const span of row.spans) if (span.to === on) span.correctionMinor = 0
}

function noteEffectivePayment(row: PlanRow): void {
  const paid = row.paidPrincipalMinor - row.next!.creditedPrincipalMinor
  if (paid > 0) row.lastSpan.correctionMinor -= paid
}

function equalShare(amountMinor: number, parts: number): number {
  return Number(digitsAtScale(divide(nineteen(amountMinor), nineteen(parts)), 0))
}
