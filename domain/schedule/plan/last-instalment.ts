import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { setFactors } from './interest-factors.ts'
import type { InterestSpan } from './interest-span.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

/**
 * Carries balances through the rows and settles what they ask for: the last unpaid row takes the residue, so that all rows together ask for
 * what was disbursed, credited and earned, and none for less than was paid in it.
 */
export function settleLastInstalment(plan: RepaymentPlan): void {
  plan.refreshBalances()
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    settle(plan)
    if (!plan.refreshBalances()) return
  }
}

/** What is settled changes balances, and these a cent of interest. */
const mostAttempts = 5

function settle(plan: RepaymentPlan): void {
  for (const row of plan.rows) if (row.interestAheadMinor < 0) row.update({ interestAheadMinor: 0 })
  keepWhatWasPaid(plan)
  trimToOutstanding(plan)
  const last = lastUnpaidRow(plan)
  if (last === null) return
  takeResidue(plan, last)
  collectInterestAhead(plan, last)
  leaveOutPaidLater(plan)
  takeMissingPrincipal(plan, last)
}

function takeResidue(plan: RepaymentPlan, last: PlanRow): void {
  // What was collected ahead and paid stays so; the rest is counted anew.
  last.update({ interestAheadMinor: last.paidAheadMinor })
  // Nothing after it could hold what is more than its instalment.
  const interestMinor = plan.dueInterestMinor + last.unrecognizedInterestMinor
  const residue = plan.disbursedMinor + plan.creditedPrincipalMinor + interestMinor - plan.totalDueMinor
  const leastMinor = last.paidPrincipalMinor + Math.max(last.paidInterestMinor, last.calculatedInterestMinor)
  const leastInstalment = last.instalmentFor(leastMinor)
  const missingMinor = leastInstalment - (last.instalmentMinor + residue)
  last.setInstalment(Math.max(last.instalmentMinor + residue, leastInstalment))
  if (missingMinor > 0) trimBefore(last, missingMinor)
}

/** Interest that rows after this one earned but cannot hold, because they are paid, is collected in it too. */
function collectInterestAhead(plan: RepaymentPlan, row: PlanRow): void {
  row.update({ interestAheadMinor: row.interestAheadMinor + plan.lastRow.unrecognizedInterestMinor })
}

/** Interest of a row that was paid in a later one already is not asked for once more: that much less than nothing is collected ahead. */
export function leaveOutPaidLater(plan: RepaymentPlan): void {
  let leftMinor = plan.lastRow.unearnedInterestMinor
  for (const row of plan.rows.toReversed()) {
    const leftOut = Math.min(leftMinor, row.outstandingInterestMinor)
    if (leftOut === 0) continue
    leaveOut(row, leftOut)
    // Nothing was open in the rows after it any more: they hand it on to where it was paid.
    for (let later = row.next; later !== null; later = later.next) leaveOut(later, later.outstandingInterestMinor)
    leftMinor -= leftOut
  }
}

function leaveOut(row: PlanRow, amountMinor: number): void {
  if (amountMinor > 0) row.update({ interestAheadMinor: row.interestAheadMinor - amountMinor })
}

/** What is handed on takes room of principal in the rows on its way. */
function takeMissingPrincipal(plan: RepaymentPlan, last: PlanRow): void {
  const askedMinor = plan.rows.reduce((sum, row) => sum + row.duePrincipalMinor, 0)
  const missingMinor = plan.duePrincipalMinor - askedMinor
  if (missingMinor > 0) last.setInstalment(last.instalmentMinor + missingMinor)
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

/** A row never asks for less than was paid in it. */
function keepWhatWasPaid(plan: RepaymentPlan): void {
  for (const row of plan.rows) if (row.paidMinor > row.totalDueMinor) row.setInstalment(row.instalmentFor(row.paidMinor))
}

/** A row may not ask for more principal than is left; what was paid early leaves it smaller. */
function trimToOutstanding(plan: RepaymentPlan): void {
  const left = plan.duePrincipalMinor - plan.paidPrincipalMinor
  for (const row of plan.rows) {
    const excess = row.outstandingPrincipalMinor - left
    if (excess > 0) row.setInstalment(row.instalmentMinor - excess)
  }
}

/** Principal that was paid in this row already is not asked for in the rows before it. */
function trimBefore(last: PlanRow, missingMinor: number): void {
  let missing = missingMinor
  for (let row = last.previous; row !== null; row = row.previous) {
    const trimmed = Math.min(missing, row.outstandingPrincipalMinor)
    row.setInstalment(row.instalmentMinor - trimmed)
    missing -= trimmed
  }
}

/** The last row that is not paid. When all are, and not all principal or interest is asked for, the last row of all. */
function lastUnpaidRow(plan: RepaymentPlan): PlanRow | null {
  const last = plan.rows.findLast((row) => !row.isFullyPaid)
  if (last !== undefined) return last
  if (plan.lastRow.unrecognizedInterestMinor > 0) return plan.lastRow
  const askedMinor = plan.rows.reduce((sum, row) => sum + row.duePrincipalMinor, 0)
  return askedMinor < plan.duePrincipalMinor ? plan.lastRow : null
}
