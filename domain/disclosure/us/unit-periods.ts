import { addMonths, addYears, daysBetween, wholeMonthsBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { type Fraction, reduceFraction, toFraction } from '#domain/rates/fraction.ts'

export type UnitPeriod = { readonly unit: 'day' | 'semimonth' | 'year' } | { readonly unit: 'week' | 'month'; readonly count: number }

export type UnitPeriodCount = {
  readonly whole: number
  /** What is left over, of one unit-period; the denominator is the one that the rule prescribes. */
  readonly fraction: Fraction
  readonly perYear: Fraction
}

/** Reads `month`, `semimonth`, `2 weeks`, `3 months`, `quarter`, `year`, … At most one year, as Appendix J (b)(3) demands. */
export function parseUnitPeriod(text: string): UnitPeriod {
  const named: Record<string, UnitPeriod> = {
    day: { unit: 'day' },
    semimonth: { unit: 'semimonth' },
    biweek: { unit: 'week', count: 2 },
    quarter: { unit: 'month', count: 3 },
    year: { unit: 'year' },
    '12 months': { unit: 'year' },
  }
  const match = /^(?:(\d{1,2}) )?(week|month)s?$/.exec(text)
  const found =
    (Object.hasOwn(named, text) ? named[text] : undefined) ??
    (match === null ? undefined : { unit: match[2] as 'week' | 'month', count: Number(match[1] ?? 1) })
  const mostOf = { week: 52, month: 11 }
  if (found === undefined || ('count' in found && (found.count < 1 || found.count > mostOf[found.unit])))
    throw new AppError('UNIT_PERIOD_UNKNOWN', { field: 'unit_period', rule: 'day, semimonth, year, or weeks or months within a year' })
  return found
}

/**
 * Whole unit-periods and the fraction between two dates, whole ones measured back from the later date (12 CFR 1026, Appendix J, (b)(5)).
 * Example: 10 February to 1 April 1978 in months is 1 and 19/30.
 */
export function countUnitPeriods(from: IsoDate, to: IsoDate, unitPeriod: UnitPeriod): UnitPeriodCount {
  if (from > to) throw new AppError('DATES_OUT_OF_ORDER', { field: 'to', rule: 'not before from' })
  switch (unitPeriod.unit) {
    case 'day':
      return { whole: daysBetween(from, to), fraction: toFraction(0), perYear: toFraction(365) }
    case 'week':
      return divideDays(daysBetween(from, to), 7 * unitPeriod.count, reduceFraction(toFraction(52, unitPeriod.count)))
    case 'semimonth':
      return divideDays(commercialDays(from, to), 15, toFraction(24))
    case 'month':
      return unitPeriod.count === 1
        ? countMonths(from, to)
        : divideDays(commercialDays(from, to), 30 * unitPeriod.count, reduceFraction(toFraction(12, unitPeriod.count)))
    case 'year':
      return countYears(from, to)
  }
}

function countMonths(from: IsoDate, to: IsoDate): UnitPeriodCount {
  const { months, start } = monthsBackwards(from, to)
  return { whole: months, fraction: toFraction(daysBetween(from, start), 30), perYear: toFraction(12) }
}

/** Thirty days for each whole month measured back from the later date, and the days that remain before them. */
function commercialDays(from: IsoDate, to: IsoDate): number {
  const { months, start } = monthsBackwards(from, to)
  return 30 * months + daysBetween(from, start)
}

function divideDays(days: number, daysPerUnit: number, perYear: Fraction): UnitPeriodCount {
  return { whole: Math.floor(days / daysPerUnit), fraction: toFraction(days % daysPerUnit, daysPerUnit), perYear }
}

function countYears(from: IsoDate, to: IsoDate): UnitPeriodCount {
  const whole = Math.floor(monthsBackwards(from, to).months / 12)
  const start = addYears(to, -whole)
  const { months, start: monthStart } = monthsBackwards(from, start)
  const fraction = monthStart === from ? toFraction(months, 12) : toFraction(daysBetween(from, start), 365)
  return { whole, fraction, perYear: toFraction(1) }
}

/** Whole months back from the later date that do not pass the earlier one, and where they arrive. */
function monthsBackwards(from: IsoDate, to: IsoDate): { months: number; start: IsoDate } {
  let months = wholeMonthsBetween(from, to) + 1
  while (addMonths(to, -months) < from) months -= 1
  return { months, start: addMonths(to, -months) }
}
