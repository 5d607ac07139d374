import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { addMinor, type Minor, subtractMinor, toMinor, zeroMinor } from '#domain/money/minor.ts'
import { roundHalfEven } from '#domain/money/rounding.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { requireRate } from '#domain/rates/parse-rate.ts'
import { type DepositAnchor, type DepositFrequency, monthsOfFrequency, nextBoundary } from './posting-dates.ts'

export type FixedDeposit = {
  readonly depositMinor: Minor
  readonly ratePercent: Decimal
  readonly openedOn: IsoDate
  /** Maturity, or the day it is closed before or after. */
  readonly endsOn: IsoDate
  readonly compounding: DepositFrequency
  readonly posting: DepositFrequency
  readonly anchor: DepositAnchor
  /**
   * `daily` earns on the balance of each day, interest compounded so far included; `average_daily` earns simple interest on the average of the
   * days between two postings, or between two compoundings where those come less often than daily.
   */
  readonly balance: 'daily' | 'average_daily'
  readonly daysInYear: 360 | 365
  /**
   * Interest is paid out to another account at each posting after this day, and what had gathered until then with the first of them;
   * undefined where it stays in the deposit.
   */
  readonly paidOutAfter?: IsoDate | undefined
  /** Withheld from each posting. */
  readonly taxPercent?: Decimal | undefined
}

export type InterestPosting = {
  readonly postedOn: IsoDate
  readonly interestMinor: Minor
  readonly taxMinor: Minor
  /** Interest that stays in the deposit after this posting. */
  readonly keptMinor: Minor
  /** What leaves it with this posting: the interest after tax, and with the first that does, what was kept before. */
  readonly paidOutMinor: Minor
}

export type DepositProjection = {
  readonly postings: readonly InterestPosting[]
  readonly interestMinor: Minor
  readonly taxMinor: Minor
  /** Deposit and interest less tax, whether the interest was kept or paid out on the way. */
  readonly proceedsMinor: Minor
}

/**
 * Interest of a fixed deposit from the day it is opened to the day before it ends. Inside a posting period the balance grows unrounded by its
 * compounding (daily: (1 + r / 365)^days); each posting is rounded half-even and dated the first day of the next period, or the end.
 * Example: 5,000.00 at 1% from 1 January to 1 July 2015, daily and monthly, earns 24.86.
 */
export function projectFixedDeposit(deposit: FixedDeposit): DepositProjection {
  requireSound(deposit)
  const postings: InterestPosting[] = []
  let keptMinor = zeroMinor
  for (let from = deposit.openedOn; from < deposit.endsOn;) {
    const to = nextBoundary(from, deposit.posting, deposit, deposit.endsOn)
    const interestMinor = interestOfPeriod(deposit, addMinor(deposit.depositMinor, keptMinor), from, to)
    const taxMinor = withholding(deposit, interestMinor)
    const isPaidOut = deposit.paidOutAfter !== undefined && to > deposit.paidOutAfter
    const gatheredMinor = addMinor(keptMinor, subtractMinor(interestMinor, taxMinor))
    keptMinor = isPaidOut ? zeroMinor : gatheredMinor
    postings.push({ postedOn: to, interestMinor, taxMinor, keptMinor, paidOutMinor: isPaidOut ? gatheredMinor : zeroMinor })
    from = to
  }
  const interestMinor = addMinor(...postings.map((posting) => posting.interestMinor))
  const taxMinor = addMinor(...postings.map((posting) => posting.taxMinor))
  return { postings, interestMinor, taxMinor, proceedsMinor: toMinor(BigInt(deposit.depositMinor) + BigInt(interestMinor - taxMinor)) }
}

/** Interest earned since the last posting, up to the end of the day before: what the close of business accrues. */
export function accruedOn(deposit: FixedDeposit, date: IsoDate): Minor {
  if (date <= deposit.openedOn) return zeroMinor
  const until = date < deposit.endsOn ? date : deposit.endsOn
  const { postings } = projectFixedDeposit(deposit)
  const last = postings.findLast((posting) => posting.postedOn <= until)
  const from = last?.postedOn ?? deposit.openedOn
  return interestOfPeriod(deposit, addMinor(deposit.depositMinor, last?.keptMinor ?? zeroMinor), from, until)
}

function interestOfPeriod(deposit: FixedDeposit, balanceMinor: Minor, from: IsoDate, to: IsoDate): Minor {
  const daily = deposit.ratePercent.div(100).div(deposit.daysInYear)
  return shareOf(balanceMinor, growthOfPeriod(deposit, daily, from, to).minus(1))
}

function growthOfPeriod(deposit: FixedDeposit, daily: Decimal, from: IsoDate, to: IsoDate): Decimal {
  if (deposit.compounding === 'daily')
    return deposit.balance === 'daily' ? daily.plus(1).pow(daysBetween(from, to)) : daily.times(daysBetween(from, to)).plus(1)
  let growth = new Decimal(1)
  for (let start = from; start < to;) {
    const end = nextBoundary(start, deposit.compounding, deposit, to)
    growth = growth.times(daily.times(daysBetween(start, end)).plus(1))
    start = end
  }
  return growth
}

function withholding({ taxPercent }: FixedDeposit, interestMinor: Minor): Minor {
  return taxPercent === undefined ? zeroMinor : shareOf(interestMinor, taxPercent.div(100))
}

/** A share of an amount, rounded half-even to the minor unit. */
function shareOf(amountMinor: Minor, share: Decimal): Minor {
  return roundHalfEven(share.times(amountMinor), 0)
}

function requireSound(deposit: FixedDeposit): void {
  if (deposit.depositMinor <= 0) throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'depositMinor', rule: 'above 0' })
  if (deposit.endsOn <= deposit.openedOn) throw new AppError('DATES_OUT_OF_ORDER', { field: 'endsOn', rule: 'after openedOn' })
  if (deposit.anchor !== 'opening') requireMonth(deposit.anchor.yearBeginsInMonth)
  requireRate(deposit.ratePercent)
  if (deposit.taxPercent !== undefined) requireRate(deposit.taxPercent, 'taxPercent', { mostPercent: 100 })
  if (monthsBetween(deposit.compounding) > monthsBetween(deposit.posting))
    throw new AppError('TERM_OUT_OF_RANGE', { field: 'compounding', rule: 'at least as often as posting' })
}

function requireMonth(month: number): void {
  if (!Number.isSafeInteger(month) || month < 1 || month > 12)
    throw new AppError('TERM_OUT_OF_RANGE', { field: 'anchor.yearBeginsInMonth', rule: '1 to 12' })
}

function monthsBetween(frequency: DepositFrequency): number {
  if (frequency === 'daily') return 0
  return frequency === 'at_end' ? Infinity : monthsOfFrequency[frequency]
}
