import { addDays, weekdayOf, type Weekday } from './date-arithmetic.ts'
import { type IsoDate, toIsoDate, yearOf } from './iso-date.ts'

/** Holidays with a date of their own. */
const fixed: readonly (readonly [month: number, day: number, since?: number])[] = [
  [1, 1],
  [6, 19, 2022],
  [7, 4],
  [11, 11],
  [12, 25],
]

/** The nth such weekday of a month; -1 is the last. */
const floating: readonly (readonly [month: number, nth: number, weekday: Weekday])[] = [
  [1, 3, 'monday'],
  [2, 3, 'monday'],
  [5, -1, 'monday'],
  [9, 1, 'monday'],
  [10, 2, 'monday'],
  [11, 4, 'thursday'],
]

/**
 * Whether the Federal Reserve settles ACH entries on this day: Monday to Friday but for its holidays. One that falls on a Sunday is kept on
 * Monday; one that falls on a Saturday is not moved, unlike for federal offices (Federal Reserve Bank holiday schedule). Example: Friday 3 July
 * 2026 is a working day of the banks.
 */
export function isFederalReserveDay(date: IsoDate): boolean {
  const weekday = weekdayOf(date)
  return weekday !== 'saturday' && weekday !== 'sunday' && !holidaysOf(yearOf(date)).includes(date)
}

/** The date itself where the Federal Reserve settles on it, else the next one on which it does. */
export function nextFederalReserveDay(date: IsoDate): IsoDate {
  let next = date
  while (!isFederalReserveDay(next)) next = addDays(next, 1)
  return next
}

function holidaysOf(year: number): IsoDate[] {
  const dated = fixed
    .filter(([, , since]) => since === undefined || year >= since)
    .map(([month, day]) => toIsoDate(year, month, day))
    .map((date) => (weekdayOf(date) === 'sunday' ? addDays(date, 1) : date))
  return [...dated, ...floating.map((rule) => nthWeekday(year, ...rule))]
}

function nthWeekday(year: number, month: number, nth: number, weekday: Weekday): IsoDate {
  let date = nth > 0 ? toIsoDate(year, month, 1) : addDays(month === 12 ? toIsoDate(year + 1, 1, 1) : toIsoDate(year, month + 1, 1), -1)
  while (weekdayOf(date) !== weekday) date = addDays(date, nth > 0 ? 1 : -1)
  return nth > 0 ? addDays(date, 7 * (nth - 1)) : date
}
