import { AppError } from '#domain/errors.ts'
import { datePartsOf, daysInMonth, type IsoDate, toIsoDate } from './iso-date.ts'

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/**
 * Days since 1970-01-01, by counting years from March so that the leap day comes last (Hinnant, "days_from_civil").
 * Example: 2000-03-01 is 11017.
 */
export function toEpochDay(date: IsoDate): number {
  const { year, month, day } = datePartsOf(date)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `toEpochDay`; refuses years outside 0000 to 9999. */
export function fromEpochDay(epochDay: number): IsoDate {
  const shifted = epochDay + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return toIsoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromEpochDay(toEpochDay(date) + wholeNumber(days, 'days'))
}

/**
 * Moves by whole months and clamps to the last day of a shorter month. A chain of due dates must pass the day it grew from as `seedDay`, or
 * the clamp sticks: 31 January + 1 is 29 February 2024, and with seed 31 one month more is 31 March again.
 */
export function addMonths(date: IsoDate, months: number, seedDay?: number): IsoDate {
  const { year, month, day } = datePartsOf(date)
  const index = year * 12 + (month - 1) + wholeNumber(months, 'months')
  const newYear = Math.floor(index / 12)
  const newMonth = index - newYear * 12 + 1
  return toIsoDate(newYear, newMonth, Math.min(seedDay ?? day, daysInMonth(newYear, newMonth)))
}

export function addYears(date: IsoDate, years: number): IsoDate {
  return addMonths(date, wholeNumber(years, 'years') * 12)
}

/** Days from one date to another; negative when the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return toEpochDay(to) - toEpochDay(from)
}

/** The largest n for which `addMonths(from, n)` does not pass `to`; `from` must not be after `to`. */
export function wholeMonthsBetween(from: IsoDate, to: IsoDate): number {
  if (from > to) throw new AppError('DATES_OUT_OF_ORDER', { field: 'to', rule: 'not before from' })
  const first = datePartsOf(from)
  const last = datePartsOf(to)
  const months = (last.year - first.year) * 12 + (last.month - first.month)
  return addMonths(from, months) > to ? months - 1 : months
}

export function weekdayOf(date: IsoDate): Weekday {
  // 1970-01-01 was a Thursday.
  const index = (toEpochDay(date) + 3) % 7
  return weekdays[index < 0 ? index + 7 : index]!
}

export function firstOfMonth(date: IsoDate): IsoDate {
  const { year, month } = datePartsOf(date)
  return toIsoDate(year, month, 1)
}

function wholeNumber(value: number, field: string): number {
  if (!Number.isSafeInteger(value)) throw new AppError('TERM_OUT_OF_RANGE', { field, rule: 'a whole number' })
  return value
}
