import { isIsoDate, type IsoDate, yearOf } from '#domain/calendar/iso-date.ts'

/**
 * The date of birth behind YYMMDD: the latest century in which the holder is already born. The standard has no rule; this one holds for
 * everyone younger than a hundred. Undefined where the zone leaves part of the date open or the day does not exist.
 * Example: `toBirthDate('740812', 2026-01-01)` is 1974-08-12.
 */
export function toBirthDate(yymmdd: string, today: IsoDate): IsoDate | undefined {
  const century = Math.floor(yearOf(today) / 100)
  return [century, century - 1].map((one) => dateIn(one, yymmdd)).find((date) => date !== undefined && date <= today)
}

/** The date of expiry behind YYMMDD: the century that brings it nearest to today, as documents last ten years, a few longer. */
export function toExpiryDate(yymmdd: string, today: IsoDate): IsoDate | undefined {
  const century = Math.floor(yearOf(today) / 100)
  const distance = (date: IsoDate) => Math.abs(yearOf(date) - yearOf(today))
  return [century - 1, century, century + 1]
    .map((one) => dateIn(one, yymmdd))
    .filter((date) => date !== undefined)
    .toSorted((first, second) => distance(first) - distance(second))[0]
}

function dateIn(century: number, yymmdd: string): IsoDate | undefined {
  const text = `${century}${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4, 6)}`
  return isIsoDate(text) ? text : undefined
}
