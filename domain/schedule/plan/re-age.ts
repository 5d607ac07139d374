import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { earlierOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { nineteen } from '#domain/rates/nineteen-digits.ts'
import { repaymentPeriods } from '../due-dates.ts'
import type { RepaymentUnit } from '../schedule-terms.ts'
import { noteCorrection } from './change-balance.ts'
import { pauseInterest } from './change-terms.ts'
import { countOverdueNoLongerThan } from './count-overdue.ts'
import { addCredit } from './credit.ts'
import { disburse } from './disburse.ts'
import { addParts, type EqualParts, equalParts, partAt, remainingParts } from './equal-parts.ts'
import { setInterestFactors } from './interest-factors.ts'
import { settleLastInstalment } from './last-instalment.ts'
import type { PlanRow } from './plan-row.ts'
import { closeAtPaid, moveOutstandingOn, type Overdue } from './re-amortize.ts'
import { RepaymentPlan } from './repayment-plan.ts'
import { smoothInstalments } from './smooth-instalments.ts'
import { outstandingOn, type Outstanding } from './till-date.ts'
import { addUnits } from './whole-periods.ts'

export type ReAgeTerms = {
  readonly startsOn: IsoDate
  readonly numberOfInstalments: number
  readonly every: number
  readonly unit: RepaymentUnit
  /** Interest that is open on the day is not asked for any more; otherwise it goes into the first new row. */
  readonly waivesInterest: boolean
}

/** Principal that was added after the last due date of a plan, or less than nothing where it was paid. */
export type PrincipalChange = { readonly on: IsoDate; readonly amountMinor: number }

/**
 * Re-ageing at the rate of the loan: the plan ends on the day, what is open moves to new rows from the start date on, solved like a loan of
 * that amount. `firstRowFrom` is where the first new row begins to earn. Returns the row that keeps what was paid early, if there is one.
 */
export function reAge(
  plan: RepaymentPlan,
  on: IsoDate,
  terms: ReAgeTerms & { readonly overdue: Overdue; readonly changesAfterEnd: readonly PrincipalChange[] },
  firstRowFrom: IsoDate,
): PlanRow | null {
  const principal = plan.outstandingPrincipalMinor
  const futureCredits = creditsAfter(plan, on)
  const paidAfter = paidFrom(plan, on)
  endPlanOn(plan, on)
  addCredit(plan, on, { principalMinor: futureCredits, interestMinor: 0 })
  moveOutstandingOn(plan, on, terms.overdue)
  if (terms.waivesInterest) waiveOpenInterest(plan)
  collapseStubs(plan)
  const endedOn = plan.maturesOn
  const fresh = freshPlan(plan, terms, firstRowFrom, principal)
  const disbursedMinor = plan.firstRow.disbursedBeforeMinor
  if (paidAfter.principalMinor !== 0 || paidAfter.interestMinor !== 0) holdEarlyRepayment(plan, paidAfter)
  const keeper = endedOn < on ? null : plan.lastRow
  const aged = fresh.rows.map((row) => appendFresh(plan, row, row === fresh.firstRow && terms.startsOn === plan.startsOn, disbursedMinor))
  for (const change of terms.changesAfterEnd) moveFromEnd(plan, endedOn, change)
  // The first new row begins where the plan ended, which may be long before the day.
  if (terms.waivesInterest) pauseInterest(plan, addDays(endedOn, 1), on)
  settleLastInstalment(plan)
  smoothInstalments(plan, aged)
  return keeper
}

export type EqualReAge = {
  /** Fees and penalties that are spread with the rest, and their parts. */
  readonly chargesMinor: number
  readonly chargeParts: EqualParts
  /** Interest earned so far, or all interest of the old schedule. */
  readonly interest: 'payable' | 'full'
}

/**
 * Re-ageing in equal parts: principal and interest are fixed on the day, and no more interest is earned. Returns the row that keeps what was paid
 * early, if there is one.
 */
export function reAgeEqually(plan: RepaymentPlan, on: IsoDate, terms: ReAgeTerms, options: EqualReAge): PlanRow | null {
  const maturedOn = plan.maturesOn
  const open = openForEqualReAge(plan, on, options.interest)
  const paidAfter = paidFrom(plan, on)
  const futureCredits = creditsAfter(plan, on)
  endPlanOn(plan, on)
  addCredit(plan, on, { principalMinor: futureCredits, interestMinor: 0 })
  for (const row of plan.rows) {
    row.lastSpan.creditedInterestMinor -= Math.min(row.outstandingInterestMinor, row.creditedInterestMinor)
    closeAtPaid(row)
    row.update({ isInterestMovedDown: true, fixedInterestMinor: 0 })
  }
  if (maturedOn >= on) holdEarlyRepayment(plan, paidAfter)
  collapseStubs(plan)
  const keeper = maturedOn >= on ? plan.lastRow : null
  const aged = appendEqualRows(plan, terms)
  spreadEqually(aged, open, options)
  plan.setRateFrom(earlierOf(on, maturedOn), nineteen(0))
  settleLastInstalment(plan)
  return keeper
}

export function openForEqualReAge(plan: RepaymentPlan, on: IsoDate, interest: EqualReAge['interest']): Outstanding {
  return outstandingOn(plan, interest === 'payable' ? on : plan.maturesOn)
}

function creditsAfter(plan: RepaymentPlan, on: IsoDate): number {
  return plan.rows.filter((row) => row.from >= on && row.due > on).reduce((sum, row) => sum + row.creditedPrincipalMinor, 0)
}

/** Rows hold no more interest than was paid, so that none is carried into the next. */
function waiveOpenInterest(plan: RepaymentPlan): void {
  for (const row of plan.rows) if (row.unrecognizedInterestMinor > 0) row.update({ isInterestMovedDown: true, fixedInterestMinor: 0 })
}

function paidFrom(plan: RepaymentPlan, on: IsoDate): Outstanding {
  const rows = plan.rows.filter((row) => row.due >= on)
  return {
    principalMinor: rows.reduce((sum, row) => sum + row.paidPrincipalMinor, 0),
    interestMinor: rows.reduce((sum, row) => sum + row.paidInterestMinor, 0),
  }
}

/** The row of the day ends on it and the rows after it go; interest that was fixed in them is open all the same. */
function endPlanOn(plan: RepaymentPlan, on: IsoDate): void {
  const row = plan.rowOn(on)
  if (row === null) return
  countOverdueNoLongerThan(plan, on)
  const gone = plan.rows.slice(plan.rows.indexOf(row) + 1)
  row.holdsEarlyRepayment = true
  const spans = row.spans.filter(({ from }) => from <= on)
  for (const span of spans) span.to = earlierOf(span.to, on)
  // It has earned nothing of its own either, but is none of the new rows.
  if (row.isReAged) for (const span of spans) span.isPaused = true
  row.update({
    due: on,
    spans,
    isReAged: false,
    fixedInterestMinor: gone.reduce((sum, one) => sum + one.fixedInterestMinor, row.fixedInterestMinor),
  })
  plan.remove((one) => gone.includes(one))
}

/** What changed after the last due date took effect on it; for the first new row it does on its own day. */
function moveFromEnd(plan: RepaymentPlan, endedOn: IsoDate, { on, amountMinor }: PrincipalChange): void {
  const row = plan.rowOn(endedOn)!
  row.lastSpan.correctionMinor -= amountMinor
  row.changed()
  noteCorrection(plan, on, amountMinor)
}

/** What was paid in the rows that went is kept in the last row that stayed. */
function holdEarlyRepayment(plan: RepaymentPlan, paid: Outstanding): void {
  const row = plan.lastRow
  row.update({ paidPrincipalMinor: paid.principalMinor, paidInterestMinor: paid.interestMinor })
  row.setInstalment(row.paidMinor)
  row.holdsEarlyRepayment = true
}

/** Empty rows left by several re-ageings become one. */
function collapseStubs(plan: RepaymentPlan): void {
  for (let index = 0; index < plan.rows.length; index += 1) {
    const row = plan.rows[index]!
    while (isStub(row) && row.next !== null && isStub(row.next)) {
      const gone = row.next
      plan.remove((one) => one === gone)
      takeInStub(row, gone)
      setInterestFactors(plan, row)
    }
  }
}

/** What one of them has still to ask for, the other may have given up. */
function takeInStub(row: PlanRow, gone: PlanRow): void {
  if (row.isInterestMovedDown !== gone.isInterestMovedDown) {
    const moved = row.isInterestMovedDown ? row : gone
    for (const span of moved.spans) span.isPaused = true
  }
  row.update({
    due: gone.due,
    spans: [...row.spans, ...gone.spans],
    isInterestMovedDown: row.isInterestMovedDown && gone.isInterestMovedDown,
    fixedInterestMinor: row.fixedInterestMinor + gone.fixedInterestMinor,
    movedCreditMinor: row.movedCreditMinor + gone.movedCreditMinor,
  })
}

function isStub(row: PlanRow): boolean {
  return row.holdsEarlyRepayment && row.paidMinor === 0
}

function freshPlan(plan: RepaymentPlan, terms: ReAgeTerms, from: IsoDate, principalMinor: number): RepaymentPlan {
  const periods = repaymentPeriods({
    startsOn: from,
    // One that starts with the loan itself gives what a loan of so many instalments would have.
    firstDueOn: terms.startsOn === plan.startsOn ? null : terms.startsOn,
    numberOfRepayments: terms.numberOfInstalments,
    repaymentEvery: terms.every,
    repaymentUnit: terms.unit,
    monthEnd: 'last_day_of_month',
  })
  const fresh = new RepaymentPlan(
    {
      ...plan.terms,
      interestPeriod: 'daily',
      numberOfRepayments: terms.numberOfInstalments,
      repaymentEvery: terms.every,
      repaymentUnit: terms.unit,
      graceOnPrincipal: 0,
      graceOnInterestPayment: 0,
      instalmentMultipleMinor: null,
    },
    periods,
  )
  disburse(fresh, from, principalMinor)
  return fresh
}

function appendFresh(plan: RepaymentPlan, fresh: PlanRow, replacesFirst: boolean, disbursedMinor: number): PlanRow {
  const instalment = fresh.duePrincipalMinor + fresh.dueInterestMinor
  if (replacesFirst) {
    const row = plan.firstRow
    row.lastSpan.to = fresh.due
    row.update({ due: fresh.due })
    row.holdsEarlyRepayment = false
    row.setInstalment(instalment + row.paidMinor)
    setInterestFactors(plan, row)
    return row
  }
  const row = plan.append(plan.maturesOn, fresh.due)
  row.update({ disbursedBeforeMinor: disbursedMinor })
  row.setInstalment(instalment)
  row.originalInstalmentMinor = instalment
  setInterestFactors(plan, row)
  return row
}

/** A row that has no days of its own and would be due with the first of them is that one. */
function appendEqualRows(plan: RepaymentPlan, terms: ReAgeTerms): PlanRow[] {
  const rows: PlanRow[] = []
  let due = terms.startsOn
  const { disbursedBeforeMinor, from, due: endedOn } = plan.lastRow
  const beginsWithLast = from === endedOn && endedOn === terms.startsOn
  for (let index = 0; index < terms.numberOfInstalments; index += 1) {
    const row = index === 0 && beginsWithLast ? plan.lastRow : plan.append(plan.maturesOn, due)
    row.update({ disbursedBeforeMinor, isReAged: true, isInterestMovedDown: false })
    row.holdsEarlyRepayment = false
    rows.push(row)
    due = addUnits(due, terms.every, terms.unit)
  }
  return rows
}

function spreadEqually(rows: readonly PlanRow[], open: Outstanding, { chargesMinor, chargeParts }: EqualReAge): void {
  const interest = equalParts(open.interestMinor, rows.length)
  const whole = open.principalMinor + open.interestMinor + chargesMinor
  const principal = remainingParts(open.principalMinor, whole, interest.partMinor + chargeParts.partMinor, rows.length)
  const instalments = addParts(principal, interest)
  for (const [index, row] of rows.entries()) {
    row.update({ fixedInterestMinor: row.paidInterestMinor + partAt(interest, index) })
    row.setInstalment(row.paidMinor + partAt(instalments, index))
    row.originalInstalmentMinor = row.instalmentMinor
  }
}
