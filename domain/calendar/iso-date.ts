import { AppError } from '#domain/errors.ts'

/** A calendar date as YYYY-MM-DD, without time or zone; it exists in the Gregorian calendar. Texts compare as dates do. */
export type IsoDate = string & { readonly __brand: 'IsoDate' }

export type DateParts = { readonly year: number; readonly month: number; readonly day: number }

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/

/** Refuses what is not an existing date: `2023-02-29`, `2024-2-1`. `field` names the input in the error. */
export function parseIsoDate(value: unknown, field = 'date'): IsoDate {
  if (!isIsoDate(value)) throw new AppError('DATE_MALFORMED', { field, rule: 'an existing date as YYYY-MM-DD' })
  return value
}

export function isIsoDate(value: unknown): value is IsoDate {
  const match = typeof value === 'string' ? isoDate.exec(value) : null
  if (match === null) return false
  const month = Number(match[2])
  const day = Number(match[3])
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month)
}

export function toIsoDate(year: number, month: number, day: number): IsoDate {
  return parseIsoDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
}

export function datePartsOf(date: IsoDate): DateParts {
  return { year: yearOf(date), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4))
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysInYear(year: number): 365 | 366 {
  return isLeapYear(year) ? 366 : 365
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function isLastDayOfMonth(date: IsoDate): boolean {
  const { year, month, day } = datePartsOf(date)
  return day === daysInMonth(year, month)
}

export function earlierOf(first: IsoDate, second: IsoDate): IsoDate {
  return first < second ? first : second
}

export function laterOf(first: IsoDate, second: IsoDate): IsoDate {
  return first > second ? first : second
}
