import { addDays, addYears, daysBetween } from '#domain/calendar/date-arithmetic.ts'
import { daysInYear, type IsoDate, isLeapYear, toIsoDate, yearOf } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { addFractions, type Fraction, reduceFraction, toFraction } from '#domain/rates/fraction.ts'

/** ISDA 2006, 4.16(b): split at 1 January, the days of each part over the length of their own year. */
export function actualActualIsda(start: IsoDate, end: IsoDate): Fraction {
  if (yearOf(start) === yearOf(end)) return toFraction(daysBetween(start, end), daysInYear(yearOf(start)))
  const nextYear = toIsoDate(yearOf(start) + 1, 1, 1)
  const lastYear = toIsoDate(yearOf(end), 1, 1)
  return [
    toFraction(daysBetween(start, nextYear), daysInYear(yearOf(start))),
    toFraction(yearOf(end) - yearOf(start) - 1),
    toFraction(daysBetween(lastYear, end), daysInYear(yearOf(end))),
  ].reduce(addFractions)
}

export type CouponPeriods = { readonly frequency: number; readonly periods: readonly (readonly [from: IsoDate, to: IsoDate])[] }

/**
 * ICMA rule 251: the days in each (quasi-)coupon period over its own length times the number of periods a year. The periods must cover the
 * dates, or days would be lost.
 */
export function actualActualIcma(start: IsoDate, end: IsoDate, { frequency, periods }: CouponPeriods): Fraction {
  if (!Number.isSafeInteger(frequency) || frequency < 1)
    throw new AppError('TERM_OUT_OF_RANGE', { field: 'frequency', rule: 'whole periods a year, at least 1' })
  let counted = 0
  const parts = periods.map(([from, to]) => {
    const length = daysBetween(from, to)
    if (length < 1) throw new AppError('DATES_OUT_OF_ORDER', { field: 'quasi_periods', rule: 'each period from its start to its end' })
    const days = Math.max(0, daysBetween(from > start ? from : start, to < end ? to : end))
    counted += days
    return toFraction(days, length * frequency)
  })
  if (counted !== daysBetween(start, end))
    throw new AppError('DATES_OUT_OF_ORDER', { field: 'quasi_periods', rule: 'periods that cover start to end once' })
  return parts.map(reduceFraction).reduce(addFractions, toFraction(0))
}

/**
 * Association Française des Banques: whole years counted backwards from the end, the remainder over 366 when it contains 29 February, else
 * 365. Years are counted from the end itself, so that one which ends on 28 February begins on 28 February.
 */
export function actualActualAfb(start: IsoDate, end: IsoDate): Fraction {
  let years = 0
  let yearStart = end
  for (;;) {
    const earlier = addYears(end, -(years + 1))
    if (earlier < start) break
    years += 1
    yearStart = earlier
  }
  const days = daysBetween(start, yearStart)
  return addFractions(toFraction(years), toFraction(days, hasLeapDay(addDays(start, -1), addDays(yearStart, -1)) ? 366 : 365))
}

/** Whole years from the start on, the remainder over the length of the year it falls in, counted from anniversary to anniversary. */
export function actualActualYear(start: IsoDate, end: IsoDate): Fraction {
  let years = 0
  while (addYears(start, years + 1) < end) years += 1
  const anniversary = addYears(start, years)
  return addFractions(toFraction(years), toFraction(daysBetween(anniversary, end), daysBetween(anniversary, addYears(anniversary, 1))))
}

/** ACT/365 actual: over 366 when 29 February lies after the start and not after the end, else over 365. */
export function actual365Actual(start: IsoDate, end: IsoDate): Fraction {
  return toFraction(daysBetween(start, end), hasLeapDay(start, end) ? 366 : 365)
}

/** Whether a 29 February lies after the first date and not after the second. */
export function hasLeapDay(after: IsoDate, until: IsoDate): boolean {
  return countLeapDays(after, until) > 0
}

export function countLeapDays(after: IsoDate, until: IsoDate): number {
  let count = 0
  for (let year = yearOf(after); year <= yearOf(until); year += 1) {
    if (!isLeapYear(year)) continue
    const leapDay = toIsoDate(year, 2, 29)
    if (leapDay > after && leapDay <= until) count += 1
  }
  return count
}
