import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { setInterestFactors } from './interest-factors.ts'
import { type InterestSpan, interestSpan } from './interest-span.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

export type BalanceChange = { readonly disbursedMinor?: number; readonly correctionMinor?: number }

/**
 * Notes a change of balance on its day: the row of that day is split there, so that the new balance earns interest from that day on. On the
 * due date of the last row a span of no length takes it. Returns the row, or null when the day lies outside the plan.
 */
export function changeBalance(plan: RepaymentPlan, on: IsoDate, change: BalanceChange): PlanRow | null {
  const row = plan.rowOn(on)
  if (row === null) return null
  const span = spanEndingOn(plan, row, on) ?? splitSpan(row, on)
  span.disbursedMinor += change.disbursedMinor ?? 0
  span.correctionMinor += change.correctionMinor ?? 0
  row.changed()
  return row
}

/** Corrects the balance from a day on. Where its row is the last one, no span of no length takes it, but the one that ends. */
export function noteCorrection(plan: RepaymentPlan, on: IsoDate, amountMinor: number): void {
  const row = plan.rowOn(on)
  if (row === null) return
  const span = row.spans.find(({ to }) => to === on) ?? splitSpan(row, on)
  span.correctionMinor += amountMinor
  row.changed()
  setInterestFactors(plan, row)
}

/**
 * Splits the span of a day there and returns the part that ends on it. What was noted for the end of the span goes with its later part; credits
 * are noted where a span begins, and stay. The caller says that the row changed.
 */
export function splitSpan(row: PlanRow, on: IsoDate): InterestSpan {
  const span = row.spans.findLast(({ from }) => on > from) ?? row.firstSpan
  const rest = interestSpan(on, span.to, span.isPaused)
  if (on < span.to) {
    rest.disbursedMinor = span.disbursedMinor
    rest.correctionMinor = span.correctionMinor
    span.disbursedMinor = 0
    span.correctionMinor = 0
  }
  row.spans.splice(row.spans.indexOf(span) + 1, 0, rest)
  span.to = on
  return span
}

function spanEndingOn(plan: RepaymentPlan, row: PlanRow, on: IsoDate): InterestSpan | undefined {
  if (row === plan.lastRow && on === row.due) return row.lastSpan.from === row.lastSpan.to ? row.lastSpan : undefined
  return row.spans.find(({ to }) => to === on)
}
