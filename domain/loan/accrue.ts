import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { earlierOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { periodInterestTill } from '#domain/schedule/plan/till-date.ts'
import { firstRegularNumber, type Instalment } from './instalment.ts'
import { shareByDays } from './accrue-until-end.ts'
import { bookAccrual } from './book-accrual.ts'
import { accrueInOrder } from './in-order/accrue-in-order.ts'
import { bookOf, type LoanAccount } from './loan-account.ts'
import { hasLeftPlan, isPlanned } from './loan-book.ts'
import { isDueWithin, type LoanCharge } from './loan-charge.ts'
import { bearsInterest } from './loan-terms.ts'
import { planOn } from './plan-on.ts'

/**
 * Books what the loan earned up to a day and what was not booked before: interest of the rows so far, and fees and penalties on their due
 * dates. What was booked too much is taken back by an adjustment of its own.
 */
export function accrueUntil(account: LoanAccount, day: IsoDate): void {
  if (account.status !== 'active') return
  if (account.terms.engine === 'cumulative') accrueInOrder(account, day, false)
  else accrue(account, day, false)
}

/** A loan that is closed or overpaid earns nothing more: the rest is booked at once. */
export function accrueAtClosure(account: LoanAccount): void {
  if (account.status !== 'closed' && account.status !== 'overpaid') return
  const lastDue = bookOf(account).instalments.at(-1)!.due
  if (account.terms.engine === 'cumulative') accrueInOrder(account, lastDue, true)
  else accrue(account, lastDue, true)
}

/** Accruals dated after the last due date are taken back when the schedule became shorter. */
export function takeBackAccrualsAfter(account: LoanAccount, day: IsoDate): void {
  const late = account.accruals.filter(
    ({ type, isReversed, on, amountMinor }) => type === 'accrual' && !isReversed && on > day && amountMinor > 0,
  )
  for (const accrual of late) {
    const isDone = account.accruals.some(
      (one) => one.type === 'accrual_adjustment' && !one.isReversed && one.on === accrual.on && one.amountMinor === accrual.amountMinor,
    )
    if (!isDone) bookAccrual(account, 'accrual_adjustment', accrual.on, accrual.portions)
  }
}

/** What was accrued beyond the day of a charge-off never was. */
export function dropAccrualsAfterChargeOff(account: LoanAccount, on: IsoDate): void {
  const { recognizesInterestFromDisbursement } = account.terms
  account.accruals = account.accruals.filter((accrual) => (recognizesInterestFromDisbursement ? accrual.on < on : accrual.on <= on))
}

function accrue(account: LoanAccount, day: IsoDate, isFinal: boolean): void {
  const { instalments, isChargedOff, isTerminated } = bookOf(account)
  if (isChargedOff || isTerminated) return
  const lastDue = instalments.at(-1)!.due
  takeBackAccrualsAfter(account, lastDue)
  const till = earlierOf(day, lastDue)
  const on = isFinal ? earlierOf(lastDue, account.today!) : till
  if (account.accruedTill !== null && till <= account.accruedTill) {
    if (isFinal) takeBackAccrualsAfter(account, on)
    else if (account.accruals.some((one) => !one.isReversed && one.on >= on) && !account.charges.some(({ dueOn }) => dueOn === on)) return
  }
  const missing = missingAccruals(account, till, isFinal)
  const adjusted = bookAccrual(account, 'accrual_adjustment', on, { ...missing.tooMuch, principal: 0 })
  const accrued = bookAccrual(account, 'accrual', on, { ...missing.tooLittle, principal: 0 })
  if (adjusted || accrued) account.accruedTill = isFinal ? on : till
}

type Charged = { interest: number; fee: number; penalty: number }

/** Interest is netted over the rows, charges row by row. */
function missingAccruals(account: LoanAccount, till: IsoDate, isFinal: boolean): { tooLittle: Charged; tooMuch: Charged } {
  const { instalments } = bookOf(account)
  const first = firstRegularNumber(instalments)
  const interestTill = account.terms.recognizesInterestFromDisbursement ? addDays(till, 1) : till
  const rows = isFinal ? instalments : instalments.filter((one) => !one.isDownPayment && !isBefore(interestTill, one, one.number === first))
  const tooLittle: Charged = { interest: 0, fee: 0, penalty: 0 }
  const tooMuch: Charged = { interest: 0, fee: 0, penalty: 0 }
  const earned = rows.map((row) => interestEarned(account, row, interestTill))
  let unassigned = bookedInterest(account)
  let net = 0
  for (const [index, row] of rows.entries()) {
    const interest = earned[index] ?? 0
    if (earned[index] !== undefined) {
      const isCurrent = interestTill > row.from && interestTill <= row.due
      const assigned = isCurrent ? unassigned : Math.min(row.charged.interest, unassigned)
      unassigned -= assigned
      net += interest - assigned
    }
    for (const charge of account.charges) {
      if (!isDueWithin(charge, row.from, earlierOf(row.due, till), row.number === first)) continue
      noteCharge(charge, tooLittle, tooMuch)
    }
  }
  tooLittle.interest = Math.max(0, net)
  tooMuch.interest = Math.max(0, -net)
  return { tooLittle, tooMuch }
}

function noteCharge(charge: LoanCharge, tooLittle: Charged, tooMuch: Charged): void {
  const missing = charge.incomeMinor - charge.accruedMinor
  if (missing > 0) tooLittle[charge.kind] += missing
  else tooMuch[charge.kind] -= missing
  charge.accruedMinor = charge.incomeMinor
}

/** Undefined for rows that earn nothing or have not begun. */
function interestEarned(account: LoanAccount, row: Instalment, till: IsoDate): number | undefined {
  if (!bearsInterest(account) || row.isAdditional) return undefined
  const { status, endedOn } = account
  const hasEnded = status === 'closed' || status === 'overpaid'
  const effective = hasEnded && endedOn !== null ? earlierOf(endedOn, till) : till
  if (effective > row.due || hasEnded) return Math.max(0, row.charged.interest - row.credited.interest)
  if (effective <= row.from || row.isDownPayment) return 0
  const book = bookOf(account)
  if (!isPlanned(book) || hasLeftPlan(book)) return shareByDays(row.charged.interest, row, effective)
  return periodInterestTill(planOn(book, effective), row, effective, { withCredits: false, fixedByDays: true })
}

function bookedInterest({ accruals, transactions }: LoanAccount): number {
  return [...accruals, ...transactions].reduce((sum, { type, isReversed, portions }) => {
    if (isReversed) return sum
    if (type === 'accrual') return sum + portions.interest
    // Interest that was waived with a re-ageing was taken back with it.
    return type === 'accrual_adjustment' || type === 'interest_waive' ? sum - portions.interest : sum
  }, 0)
}

function isBefore(date: IsoDate, { from }: Instalment, isFirst: boolean): boolean {
  return isFirst ? date < from : date <= from
}
