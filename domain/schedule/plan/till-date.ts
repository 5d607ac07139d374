import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import { digitsAtScale, divide, multiply, nineteen } from '#domain/rates/nineteen-digits.ts'
import { setAllInterestFactors } from './interest-factors.ts'
import { leaveOutPaidLater, settleLastInstalment, stopInterestAfter } from './last-instalment.ts'
import type { PlanRow } from './plan-row.ts'
import { isWithin, type RepaymentPlan, type RowDates } from './repayment-plan.ts'

/** The plan as it would be if no interest were earned after a day; rows that begin later hold none. */
export function planTill(plan: RepaymentPlan, date: IsoDate): RepaymentPlan {
  const copy = plan.copy()
  if (date < copy.startsOn) {
    for (const row of copy.rows) row.update({ spans: [] })
    return copy
  }
  if (date >= copy.maturesOn) return copy
  cutAt(copy, date)
  settleLastInstalment(copy)
  return copy
}

/** Nothing is earned after a day within the plan. */
function cutAt(copy: RepaymentPlan, date: IsoDate): void {
  const current = copy.rowOn(date)!
  for (const row of copy.rows) {
    if (row.due <= date) continue
    if (row === current) cutSpans(row, date)
    else if (row.previous === current && hasCredit(row)) keepCredit(row)
    else row.update({ spans: [] })
  }
  setAllInterestFactors(copy)
  copy.refreshBalances()
}

export type DueAmounts = { readonly principalMinor: number; readonly interestMinor: number }

/** What a payment made in advance on a day may take from a row: interest earned so far, and the principal that its instalment leaves. */
export function dueAmountsOn(plan: RepaymentPlan, dates: RowDates, on: IsoDate, isVertical: boolean): DueAmounts {
  const till = planTill(plan, on)
  const row = till.rowBetween(dates)!
  const open = till.openRows.length
  if (on <= row.from) {
    adjustInstalment(till, row, open, isVertical)
    leaveOutPaidLater(till)
  }
  // Where all principal comes before any interest, a row takes all that its instalment has room for.
  const principal = isVertical && open > 1 ? row.totalDueMinor - row.paidInterestMinor : row.duePrincipalMinor
  if (!isVertical) return { principalMinor: principal, interestMinor: row.dueInterestMinor }
  return {
    principalMinor: capped(principal, till.duePrincipalMinor - till.paidPrincipalMinor, row.paidPrincipalMinor),
    interestMinor: capped(row.dueInterestMinor, till.dueInterestMinor - till.paidInterestMinor, row.paidInterestMinor),
  }
}

export type Outstanding = { readonly principalMinor: number; readonly interestMinor: number }

/** What closes the loan on a day: all principal, and interest up to that day. The pay-off quote and the payment of it both ask here. */
export function outstandingOn(plan: RepaymentPlan, date: IsoDate): Outstanding {
  const copy = plan.copy()
  stopInterestAfter(copy, date)
  settleLastInstalment(copy)
  return {
    principalMinor: Math.max(0, copy.duePrincipalMinor - copy.paidPrincipalMinor),
    interestMinor: Math.max(0, copy.dueInterestMinor - copy.paidInterestMinor),
  }
}

export type PeriodInterestOptions = { readonly withCredits: boolean; readonly fixedByDays: boolean }

/** Interest that a row earned up to a day, and none that was collected ahead; `fixedByDays` is for a row that has begun. */
export function periodInterestTill(plan: RepaymentPlan, dates: RowDates, date: IsoDate, options: PeriodInterestOptions): number {
  const till = plan.copy()
  if (date < till.maturesOn) cutAt(till, date)
  const row = till.rowBetween(dates)!
  let interest = row.earnedInterestMinor - row.interestAheadMinor
  if (options.fixedByDays) interest -= row.fixedInterestMinor - fixedInterestTill(row)
  return options.withCredits ? interest : interest - row.creditedInterestMinor
}

/** Interest that is still to be paid for rows that began before a day, earned up to it. */
export function outstandingInterestTill(plan: RepaymentPlan, date: IsoDate): number {
  const till = planTill(plan, date)
  return till.rows.filter(({ from }) => from < date).reduce((sum, row) => sum + row.outstandingInterestMinor, 0)
}

/** Interest of all rows if everything stopped on a day. */
export function dueInterestTill(plan: RepaymentPlan, date: IsoDate): number {
  return plan.rows.reduce((sum, { from, due }) => sum + dueAmountsOn(plan, { from, due }, date, false).interestMinor, 0)
}

function cutSpans(row: PlanRow, date: IsoDate): void {
  const index = row.spans.findLastIndex(({ from, to }, at) => isWithin(date, from, to, at === 0 && row.previous === null))
  const span = row.spans[index]!
  const after = row.spans[index + 1]
  span.to = date
  // Credits of that day are noted on the span that begins on it.
  if (after !== undefined) {
    span.creditedPrincipalMinor += after.creditedPrincipalMinor
    span.creditedInterestMinor += after.creditedInterestMinor
  }
  row.update({ spans: row.spans.slice(0, index + 1) })
}

function hasCredit({ firstSpan }: PlanRow): boolean {
  return firstSpan.creditedInterestMinor > 0 || firstSpan.creditedPrincipalMinor > 0
}

function keepCredit(row: PlanRow): void {
  const first = row.firstSpan
  first.to = first.from
  row.update({ spans: [first] })
}

function adjustInstalment(plan: RepaymentPlan, row: PlanRow, open: number, isVertical: boolean): void {
  if (open > 1) {
    // Where a component is finished over all rows, no smaller than what the row holds as the last unpaid one.
    const heldMinor = isVertical ? row.instalmentFor(row.paidPrincipalMinor + row.dueInterestMinor) : 0
    row.setInstalment(Math.max(row.originalInstalmentMinor, heldMinor))
    row.setInstalment(row.instalmentMinor - Math.max(0, row.outstandingPrincipalMinor - plan.outstandingPrincipalMinor))
    return
  }
  if (!row.isFullyPaid || open !== 1) return
  const left = plan.duePrincipalMinor - plan.paidPrincipalMinor + row.paidPrincipalMinor + row.dueInterestMinor
  row.setInstalment(Math.min(row.originalInstalmentMinor, left))
}

/** No more than the whole plan has left. */
function capped(dueMinor: number, leftMinor: number, paidMinor: number): number {
  return Math.min(dueMinor, paidMinor + Math.max(0, leftMinor))
}

/** Interest that no longer follows the balance is earned evenly over the days of its row. */
function fixedInterestTill(row: PlanRow): number {
  const share = divide(nineteen(daysBetween(row.from, row.lastSpan.to)), nineteen(daysBetween(row.from, row.due)))
  return Number(digitsAtScale(multiply(share, nineteen(row.fixedInterestMinor)), 0))
}
