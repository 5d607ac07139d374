import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import { daysInYear, type IsoDate, toIsoDate, yearOf } from '#domain/calendar/iso-date.ts'
import { add, digitsAtScale, divide, multiply, nineteen, type NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import type { ScheduleTerms } from '../schedule-terms.ts'
import { factorDecimals, type InterestSpan } from './interest-span.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { unitsOfRow } from './whole-periods.ts'

/**
 * What one unit of balance earns in a span (`factor`, for solving the instalment) and from the start of the span to the due date
 * (`factorTillDue`, for its interest):
 * - same as repayment period: rate × N/12 or N/52, by the days' share of the row;
 * - actual months: rate × days ÷ length of the year, split where the row crosses the new year of an actual year;
 * - 30-day months: rate × 30 × months ÷ days of the year, by the days' share; weeks 7 × weeks, days as they are.
 */
export function setInterestFactors(plan: RepaymentPlan, row: PlanRow): void {
  let isChanged = false
  for (const span of row.spans) if (setFactors(plan, row, span)) isChanged = true
  if (isChanged) row.changed()
}

export function setAllInterestFactors(plan: RepaymentPlan, rows: readonly PlanRow[] = plan.rows): void {
  for (const row of rows) setInterestFactors(plan, row)
}

/** Sets the factors of one span, unless they are known for its days and rate already; says whether they changed. */
export function setFactors(plan: RepaymentPlan, row: PlanRow, span: InterestSpan): boolean {
  const rate = plan.ratePercentOn(span.from)
  const known = span.factorsFor
  if (
    known !== null &&
    known.rate === rate &&
    known.from === span.from &&
    known.to === span.to &&
    known.rowFrom === row.from &&
    known.rowDue === row.due
  )
    return false
  const rowDays = daysBetween(row.from, row.due)
  span.factor = factorOf(plan, row, { from: span.from, to: span.to, rate, rowDays, byUnits: false })
  // Only with 30-day months may the two differ over the same days.
  const isSame = span.to === row.due && plan.terms.daysInMonth === 'actual'
  span.factorTillDue = isSame ? span.factor : factorOf(plan, row, { from: span.from, to: row.due, rate, rowDays, byUnits: true })
  span.quickFactor = Number(span.factor) / 1e19
  span.quickFactorTillDue = isSame ? span.quickFactor : Number(span.factorTillDue) / 1e19
  span.factorsFor = { from: span.from, to: span.to, rowFrom: row.from, rowDue: row.due, rate }
  return true
}

type FactorRequest = { from: IsoDate; to: IsoDate; rate: NineteenDigits; rowDays: number; byUnits: boolean }

function factorOf(plan: RepaymentPlan, row: PlanRow, { from, to, rate, rowDays, byUnits }: FactorRequest): bigint {
  if (rowDays === 0) return 0n
  const { terms } = plan
  const days = from === row.from && to === row.due ? rowDays : daysBetween(from, to)
  if (terms.interestPeriod === 'same_as_repayment_period' && (terms.repaymentUnit === 'months' || terms.repaymentUnit === 'weeks'))
    return shareOfYear(plan, rate, nineteen(terms.repaymentEvery), terms.repaymentUnit === 'months' ? 12 : 52, days, rowDays)
  if (crossesActualYear(terms, row, from, to)) return acrossNewYear(plan, rate, from, to)
  const yearDays = lengthOfYear(terms, row, from)
  if (terms.daysInMonth === 'actual') return daysOfYear(plan, rate, days, yearDays)
  const units = byUnits ? unitsOfRow(row, plan.startsOn, terms) : nineteen(terms.repaymentEvery)
  return shareOfYear(plan, rate, multiply(nineteen(daysOfUnit[terms.repaymentUnit]), units), yearDays, days, rowDays)
}

const hundred = nineteen(100)
const daysOfUnit = { days: 1, weeks: 7, months: 30, years: 360 } as const

/** rate × the parts of the years, each over the length of its own. */
function acrossNewYear(plan: RepaymentPlan, rate: NineteenDigits, from: IsoDate, to: IsoDate): bigint {
  const parts = yearParts(from, to, plan.terms.yearSplit)
  const key = parts.map(({ days, length }) => `${days}/${length}`).join('+')
  return computedOnce(plan, rate, key, () => {
    const years = parts.map(({ days, length }) => divide(nineteen(days), nineteen(length))).reduce(add, nineteen(0))
    return digitsAtScale(multiply(divide(rate, hundred), years), factorDecimals)
  })
}

/** rate × days ÷ days of the year. */
function daysOfYear(plan: RepaymentPlan, rate: NineteenDigits, days: number, yearDays: number): bigint {
  return computedOnce(plan, rate, days * 1000 + yearDays, () => shareOf(rate, nineteen(days), yearDays, 1, 1))
}

/** rate × part ÷ whole × days ÷ days of the row. */
function shareOfYear(
  plan: RepaymentPlan,
  rate: NineteenDigits,
  part: NineteenDigits,
  whole: number,
  days: number,
  rowDays: number,
): bigint {
  const key = `${part.digits}e-${part.scale}/${whole} ${days}/${rowDays}`
  return computedOnce(plan, rate, key, () => shareOf(rate, part, whole, days, rowDays))
}

function shareOf(rate: NineteenDigits, part: NineteenDigits, whole: number, days: number, rowDays: number): bigint {
  const fraction = multiply(divide(rate, hundred), divide(part, nineteen(whole)))
  return digitsAtScale(divide(multiply(fraction, nineteen(days)), nineteen(rowDays)), factorDecimals)
}

/** Rows of a schedule have few different lengths, so few factors are computed. */
function computedOnce(plan: RepaymentPlan, rate: NineteenDigits, key: string | number, compute: () => bigint): bigint {
  let known = plan.knownFactors.get(rate)
  if (known === undefined) plan.knownFactors.set(rate, (known = new Map()))
  let factor = known.get(key)
  if (factor === undefined) known.set(key, (factor = compute()))
  return factor
}

function lengthOfYear(terms: ScheduleTerms, row: PlanRow, date: IsoDate): number {
  if (terms.daysInYear !== 'actual') return terms.daysInYear
  const length = daysInYear(yearOf(date))
  return length === 366 && terms.leapYear === 'feb_29_period_only' && !containsLeapDay(row) ? 365 : length
}

function crossesActualYear(terms: ScheduleTerms, row: PlanRow, from: IsoDate, to: IsoDate): boolean {
  if (terms.daysInYear !== 'actual' || yearOf(from) === yearOf(to)) return false
  return terms.leapYear === 'full_leap_year' || containsLeapDay(row)
}

function containsLeapDay({ from, due }: PlanRow): boolean {
  for (let year = yearOf(from); year <= yearOf(due); year += 1) {
    if (daysInYear(year) !== 366) continue
    const leapDay = toIsoDate(year, 2, 29)
    if (leapDay > from && leapDay <= due) return true
  }
  return false
}

/** The days of each year between two dates, and how long that year is. */
function yearParts(from: IsoDate, to: IsoDate, split: ScheduleTerms['yearSplit']): { days: number; length: number }[] {
  const parts: { days: number; length: number }[] = []
  let start = from
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const end = year === yearOf(to) ? to : split === 'january_1' ? toIsoDate(year + 1, 1, 1) : toIsoDate(year, 12, 31)
    parts.push({ days: daysBetween(start, end), length: daysInYear(year) })
    start = end
  }
  return parts
}
