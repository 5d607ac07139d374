import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { changeBalance } from './change-balance.ts'
import { setFactors } from './interest-factors.ts'
import type { InterestSpan } from './interest-span.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

/**
 * The last unpaid row takes the residue: its instalment is set so that all rows together ask for what was disbursed, credited and earned.
 * When rows after it are paid already, interest that they could not hold is collected in it too.
 */
export function settleLastInstalment(plan: RepaymentPlan, until: IsoDate): void {
  trimToOutstanding(plan)
  const last = lastUnpaidRow(plan)
  if (last === null) return
  if (last.interestAheadMinor !== 0) last.update({ interestAheadMinor: 0 })
  for (const row of plan.rows) if (row.isInterestMovedUp) row.update({ isInterestMovedUp: false })
  // Nothing comes after the last row that could hold what is more than its instalment.
  const unheldMinor = last === plan.lastRow ? last.unrecognizedInterestMinor : 0
  const residue = plan.disbursedMinor + plan.creditedPrincipalMinor + plan.dueInterestMinor + unheldMinor - plan.totalDueMinor
  last.setInstalment(withFixedInterest(last, last.instalmentMinor + residue))
  const leastInstalment = last.paidMinor - last.creditedMinor
  if (last.instalmentMinor < leastInstalment) {
    last.setInstalment(leastInstalment)
    settleLastInstalment(plan, until)
  }
  collectInterestAhead(plan, last, until)
}

/**
 * Interest of the days up to `until` that rows after this one earned but cannot hold, because they are paid, is collected in this row.
 */
export function collectInterestAhead(plan: RepaymentPlan, row: PlanRow, until: IsoDate): void {
  if (row.next === null || row.due >= plan.lastRow.due) return
  const trial = plan.copy()
  const isOverdueHere = trial.overdueCorrections.some(({ rowDue }) => rowDue === row.due)
  const isOverdueLater = trial.overdueCorrections.some(({ rowDue }) => rowDue > row.due)
  // Overdue principal counted on this very row would show up as interest that later rows could not hold.
  const isReset = isOverdueHere && !isOverdueLater
  if (isReset) reverseOverdueCorrections(trial)
  stopInterestAfter(trial, until)
  if (isReset) trial.refreshBalances()
  const holder = trial.rows.findLast(({ due, unrecognizedInterestMinor }) => unrecognizedInterestMinor > 0 && due > row.due)
  if (holder === undefined) return
  row.update({ interestAheadMinor: holder.unrecognizedInterestMinor })
  for (const later of plan.rows) if (later.due > row.due && !later.isInterestMovedUp) later.update({ isInterestMovedUp: true })
}

/** On a copy: no interest is earned after a day. */
export function stopInterestAfter(plan: RepaymentPlan, until: IsoDate): void {
  const row = plan.rowOn(until)
  const span = row?.spans.findLast(({ from, to }) => until > from && until <= to)
  if (span !== undefined) span.to = until
  for (const one of plan.rows) {
    for (const later of one.spans) {
      if (until >= later.to) setFactors(plan, one, later)
      else earnNothing(later)
    }
    one.changed()
  }
}

function earnNothing(span: InterestSpan): void {
  span.factor = 0n
  span.quickFactor = 0
  span.factorTillDue = 0n
  span.quickFactorTillDue = 0
  span.factorsFor = null
}

/** A row may not ask for more principal than is left; what was paid early leaves it smaller. */
function trimToOutstanding(plan: RepaymentPlan): void {
  const left = plan.duePrincipalMinor - plan.paidPrincipalMinor
  for (const row of plan.rows) {
    const excess = row.outstandingPrincipalMinor - left
    if (excess > 0) row.setInstalment(Math.max(row.instalmentMinor - excess, row.paidMinor))
  }
}

function lastUnpaidRow(plan: RepaymentPlan): PlanRow | null {
  const last = plan.rows.findLast((row) => !row.isFullyPaid)
  if (last !== undefined) return last
  const { lastRow } = plan
  return plan.paidPrincipalMinor === 0 && lastRow.spans.length > 0 && lastRow.closingBalanceMinor > 0 ? lastRow : null
}

function withFixedInterest(row: PlanRow, instalmentMinor: number): number {
  const least = row.paidPrincipalMinor + row.fixedInterestMinor
  return row.fixedInterestMinor > 0 && instalmentMinor < least ? least : instalmentMinor
}

function reverseOverdueCorrections(plan: RepaymentPlan): void {
  for (const { on, amountMinor } of plan.overdueCorrections)
    if (plan.rowOn(on)?.spans.length !== 0) changeBalance(plan, on, { correctionMinor: -amountMinor })
  plan.overdueCorrections = []
  plan.overdueCountedUntil = null
}
