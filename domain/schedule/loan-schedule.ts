import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { type Minor, parseMinor, zeroMinor } from '#domain/money/minor.ts'
import { digitsAtScale } from '#domain/rates/nineteen-digits.ts'
import { requirePeriods } from './annuity.ts'
import { type ScheduledRow, cumulativeRows } from './cumulative/cumulative-rows.ts'
import { downPaymentOf } from './down-payment.ts'
import { type DueDateTerms, repaymentPeriods } from './due-dates.ts'
import { disburse } from './plan/disburse.ts'
import { RepaymentPlan, type RowDates } from './plan/repayment-plan.ts'
import type { ScheduleTerms } from './schedule-terms.ts'

export type Disbursement = { readonly on: IsoDate; readonly amountMinor: Minor }

export const scheduleEngines = ['progressive', 'cumulative'] as const

/**
 * `progressive` solves the instalments anew whenever the balance changes; `cumulative` solves them once and computes row after row.
 */
export type LoanScheduleTerms = ScheduleTerms &
  Omit<DueDateTerms, 'startsOn'> & {
    readonly engine: (typeof scheduleEngines)[number]
    readonly downPaymentPercent: string | null
    /** The day from which due dates are counted, when that is not the day of the first disbursement. */
    readonly termStartsOn: IsoDate | null
  }

export type LoanScheduleRow = RowDates & {
  readonly number: number
  readonly isDownPayment: boolean
  readonly days: number
  readonly principalMinor: Minor
  readonly interestMinor: Minor
  /** Principal and interest. */
  readonly totalMinor: Minor
  /** Principal that is left after the row. */
  readonly balanceMinor: Minor
}

export type LoanSchedule = {
  readonly rows: readonly LoanScheduleRow[]
  readonly principalMinor: Minor
  readonly interestMinor: Minor
  readonly totalMinor: Minor
}

/** Percent a year; what is asked for beyond it is a mistake in the units. */
const mostRatePercent = 1_000_000n

/**
 * The schedule of a loan as agreed: due dates, disbursements and options in, rows and totals out. Refuses terms below one, rates over the limit,
 * and a loan that pays nothing out.
 */
export function buildLoanSchedule(terms: LoanScheduleTerms, disbursements: readonly Disbursement[]): LoanSchedule {
  requireSound(terms, disbursements)
  const inOrder = disbursements.toSorted((first, second) => daysBetween(second.on, first.on))
  const rows = terms.engine === 'cumulative' ? cumulativeRows(terms, inOrder) : progressiveRows(terms, inOrder)
  if (terms.downPaymentPercent === null) return withBalances(terms, rows, inOrder)
  return withBalances(terms, inDueOrder(terms, [...downPaymentRows(terms, inOrder), ...rows]), inOrder)
}

function requireSound(terms: LoanScheduleTerms, disbursements: readonly Disbursement[]): void {
  requirePeriods(terms.numberOfRepayments, 'numberOfRepayments')
  requirePeriods(terms.repaymentEvery, 'repaymentEvery')
  const ratePercent = digitsAtScale(terms.annualRatePercent, 0)
  if (terms.annualRatePercent.digits < 0n || ratePercent > mostRatePercent)
    throw new AppError('RATE_OUT_OF_RANGE', { field: 'annualRatePercent', rule: `0 to ${mostRatePercent} percent` })
  if (disbursements.length === 0 || disbursements.some(({ amountMinor }) => amountMinor <= 0))
    throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'disbursements', rule: 'at least one, each above 0' })
}

function downPaymentRows(terms: LoanScheduleTerms, disbursements: readonly Disbursement[]): DraftRow[] {
  return disbursements.map(({ on, amountMinor }) => ({
    from: on,
    due: on,
    isDownPayment: true,
    principalMinor: downPaymentOf(amountMinor, terms),
    interestMinor: 0,
  }))
}

function progressiveRows(terms: LoanScheduleTerms, disbursements: readonly Disbursement[]): ScheduledRow[] {
  const plan = new RepaymentPlan(terms, repaymentPeriods({ ...terms, startsOn: terms.termStartsOn ?? disbursements[0]!.on }))
  for (const { on, amountMinor } of disbursements) {
    requireRowFor(plan, on)
    disburse(plan, on, amountMinor - downPaymentOf(amountMinor, terms))
  }
  return plan.rows.map((row) => ({
    from: row.from,
    due: row.due,
    principalMinor: row.duePrincipalMinor,
    interestMinor: row.dueInterestMinor,
  }))
}

/** Money paid out on a due date is repaid from the next row on, so the last due date has a row for it only where a tranche brings rows of its own. */
function requireRowFor({ terms, maturesOn }: RepaymentPlan, on: IsoDate): void {
  if (terms.givesTranchesFullTerm ? on > maturesOn : on >= maturesOn)
    throw new AppError('DATES_OUT_OF_ORDER', { field: 'disbursements', rule: 'before the last due date' })
}

type DraftRow = ScheduledRow & { readonly isDownPayment?: true }

/** A down payment comes before the row in which it falls; on a due date, the cumulative family puts it before the row that ends there too. */
function inDueOrder({ engine }: LoanScheduleTerms, rows: readonly DraftRow[]): DraftRow[] {
  return rows.toSorted((first, second) => {
    if (first.due !== second.due) return first.due < second.due ? -1 : 1
    if (engine === 'cumulative') return Number(second.isDownPayment === true) - Number(first.isDownPayment === true)
    return first.from === second.from ? 0 : first.from < second.from ? -1 : 1
  })
}

function withBalances({ engine }: LoanScheduleTerms, drafts: readonly DraftRow[], disbursements: readonly Disbursement[]): LoanSchedule {
  const waiting = [...disbursements]
  let balance = 0
  const rows = drafts.map((draft, index): LoanScheduleRow => {
    while (waiting.length > 0 && isDisbursedBy(waiting[0]!.on, draft, engine)) balance += waiting.shift()!.amountMinor
    balance -= draft.principalMinor
    // Level instalments in a long grace on interest would repay more than the principal, when the interest put off is more than the rest of them.
    if (balance < 0)
      throw new AppError('SCHEDULE_NEVER_AMORTISES', { field: 'graceOnInterestPayment', rule: 'rows after it that hold its interest' })
    return {
      number: index + 1,
      from: draft.from,
      due: draft.due,
      isDownPayment: draft.isDownPayment === true,
      days: daysBetween(draft.from, draft.due),
      principalMinor: parseMinor(draft.principalMinor),
      interestMinor: parseMinor(draft.interestMinor),
      totalMinor: parseMinor(draft.principalMinor + draft.interestMinor),
      balanceMinor: parseMinor(balance),
    }
  })
  const sum = (amountOf: (row: LoanScheduleRow) => number): Minor => parseMinor(rows.reduce((total, row) => total + amountOf(row), 0))
  return {
    rows,
    principalMinor: rows.length === 0 ? zeroMinor : sum((row) => row.principalMinor),
    interestMinor: sum((row) => row.interestMinor),
    totalMinor: sum((row) => row.totalMinor),
  }
}

/** Money paid out on a due date belongs to the next row, in the cumulative family to the row that ends. */
function isDisbursedBy(on: IsoDate, { from, due }: RowDates, engine: LoanScheduleTerms['engine']): boolean {
  if (on === from && from === due) return true
  return engine === 'cumulative' ? on <= due : on < due
}
