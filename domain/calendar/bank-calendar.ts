import Holidays from 'date-holidays'
import { AppError } from '#domain/errors.ts'
import { addDays, fromEpochDay, toEpochDay, weekdayOf } from './date-arithmetic.ts'
import { type IsoDate, isIsoDate, yearOf } from './iso-date.ts'

/**
 * Days on which banks in Brazil are closed: Saturdays, Sundays and the national holidays of Res. CMN 4.880/2020, carnival Monday and Tuesday
 * and Corpus Christi included. Election days fall on Sundays and change nothing; the library's "optional" days are working days of banks.
 */
const brazil = new Holidays('BR', { types: ['public', 'bank'] })

const yearsKnown = { from: 1980, to: 2199 }

const holidaysOfYear = new Map<number, ReadonlySet<IsoDate>>()

export function isBrazilBankHoliday(date: IsoDate): boolean {
  return holidaysOf(yearOf(date)).has(date)
}

export function isBrazilBusinessDay(date: IsoDate): boolean {
  return !isWeekend(date) && !isBrazilBankHoliday(date)
}

/** Business days from the first date on and before the second, the count of BUS/252: the first counts, the second does not. */
export function brazilBusinessDaysBetween(from: IsoDate, to: IsoDate): number {
  if (from > to) return -brazilBusinessDaysBetween(to, from)
  let count = weekdaysBetween(toEpochDay(from), toEpochDay(to))
  for (let year = yearOf(from); year <= yearOf(to); year += 1)
    for (const holiday of holidaysOf(year)) if (holiday >= from && holiday < to && !isWeekend(holiday)) count -= 1
  return count
}

export function nextBrazilBusinessDay(date: IsoDate): IsoDate {
  let next = date
  while (!isBrazilBusinessDay(next)) next = addDays(next, 1)
  return next
}

export function previousBrazilBusinessDay(date: IsoDate): IsoDate {
  let previous = date
  while (!isBrazilBusinessDay(previous)) previous = addDays(previous, -1)
  return previous
}

function isWeekend(date: IsoDate): boolean {
  const weekday = weekdayOf(date)
  return weekday === 'saturday' || weekday === 'sunday'
}

/** Mondays to Fridays from the first day on and before the second: whole weeks have five, the rest is walked. */
function weekdaysBetween(fromDay: number, toDay: number): number {
  const weeks = Math.floor((toDay - fromDay) / 7)
  let count = weeks * 5
  for (let day = fromDay + weeks * 7; day < toDay; day += 1) if (!isWeekend(fromEpochDay(day))) count += 1
  return count
}

function holidaysOf(year: number): ReadonlySet<IsoDate> {
  const known = holidaysOfYear.get(year)
  if (known !== undefined) return known
  if (year < yearsKnown.from || year > yearsKnown.to)
    throw new AppError('CALENDAR_YEAR_UNKNOWN', { field: 'date', rule: `${yearsKnown.from} to ${yearsKnown.to}` })
  const dates = brazil
    .getHolidays(year)
    .map((holiday) => holiday.date.slice(0, 10))
    .filter(isIsoDate)
  const holidays = new Set(dates)
  holidaysOfYear.set(year, holidays)
  return holidays
}
