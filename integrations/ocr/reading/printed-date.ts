import { isIsoDate, type IsoDate } from '#domain/calendar/iso-date.ts'

/** First letters of the months in Portuguese and English. */
const months: Record<string, number> = {
  JAN: 1,
  FEV: 2,
  FEB: 2,
  MAR: 3,
  ABR: 4,
  APR: 4,
  MAI: 5,
  MAY: 5,
  JUN: 6,
  JUL: 7,
  AGO: 8,
  AUG: 8,
  SET: 9,
  SEP: 9,
  OUT: 10,
  OCT: 10,
  NOV: 11,
  DEZ: 12,
  DEC: 12,
}

/**
 * A date as Brazilian documents print it: day first, `17/04/1990`, or with the month in words, `17 ABR/APR 1990` or `17/ABR/1990`.
 * Undefined for what is no existing date with a year of four digits: a guess at the century would be one at the person.
 */
export function parsePrintedDate(text: string): IsoDate | undefined {
  const figures = /(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/.exec(text)
  if (figures !== null) return isoDate(figures[3]!, Number(figures[2]), figures[1]!)
  const words =
    /(?<!\d)(\d{1,2})\s*[/.-]?\s*(?:DE\s+)?([A-Z]{3})[A-Z]*\s*(?:[/|I]?\s*[A-Z]{3,})?\.?\s*[/.-]?\s*(?:DE\s+)?(\d{4})(?!\d)/.exec(
      text.toUpperCase().normalize('NFD').replaceAll(/\p{M}/gu, ''),
    )
  const month = words === null ? undefined : months[words[2]!]
  return words === null || month === undefined ? undefined : isoDate(words[3]!, month, words[1]!)
}

function isoDate(year: string, month: number, day: string): IsoDate | undefined {
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isIsoDate(text) ? text : undefined
}
