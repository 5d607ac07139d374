import { addDays, addMonths, addYears, daysBetween, wholeMonthsBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { hasLeapDay } from '#domain/daycount/actual-actual.ts'
import { AppError } from '#domain/errors.ts'
import { addFractions, formatFraction, type Fraction, toFraction } from '#domain/rates/fraction.ts'

export type IntervalUnit = 'year' | 'month' | 'week'

export type EuInterval = {
  readonly years: Fraction
  /** As the law writes it: `1/12+3/366`. */
  readonly text: string
}

/**
 * An interval in years by Annex I of Directives 2008/48/EC and 2014/17/EU: whole years, months (each 1/12) or weeks (each 1/52) counted
 * backwards from the later date; the days that remain are over 365, or over 366 when the year that ends where the whole units run out
 * contains 29 February. Example: 12 January to 15 February 2013 by months is 1/12 + 3/366.
 */
export function euInterval(from: IsoDate, to: IsoDate, unit: IntervalUnit): EuInterval {
  if (from > to) throw new AppError('DATES_OUT_OF_ORDER', { field: 'to', rule: 'not before from' })
  const { whole, start } = countBackwards(from, to, unit)
  const perYear = { year: 1, month: 12, week: 52 }[unit]
  const days = daysBetween(from, start)
  const parts = [toFraction(whole, perYear), toFraction(days, hasLeapDay(addYears(start, -1), start) ? 366 : 365)]
  const written = parts.filter((part) => part.numerator !== 0n).map(formatFraction)
  return { years: parts.reduce(addFractions), text: written.join('+') || '0' }
}

function countBackwards(from: IsoDate, to: IsoDate, unit: IntervalUnit): { whole: number; start: IsoDate } {
  if (unit === 'week') {
    const whole = Math.floor(daysBetween(from, to) / 7)
    return { whole, start: addDays(to, -7 * whole) }
  }
  const months = unit === 'year' ? 12 : 1
  let whole = Math.floor(wholeMonthsBetween(from, to) / months) + 1
  while (addMonths(to, -months * whole) < from) whole -= 1
  return { whole, start: addMonths(to, -months * whole) }
}
