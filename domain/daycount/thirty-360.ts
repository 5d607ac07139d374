import { datePartsOf, type IsoDate, isLastDayOfMonth } from '#domain/calendar/iso-date.ts'

/** How a family member of 30/360 treats the days 31 and the end of February. */
export type Thirty360Rule = (start: IsoDate, end: IsoDate, terminationDate: IsoDate | undefined) => { startDay: number; endDay: number }

/** ISDA 2006, 4.16(f), bond basis: an end on the 31st becomes 30 only when the start is 30 or 31. */
export const bondBasis: Thirty360Rule = (start, end) => {
  const startDay = Math.min(dayOf(start), 30)
  return { startDay, endDay: dayOf(end) === 31 && startDay === 30 ? 30 : dayOf(end) }
}

/** ISDA 2006, 4.16(g), Eurobond basis: 31 always becomes 30. */
export const eurobondBasis: Thirty360Rule = (start, end) => ({ startDay: Math.min(dayOf(start), 30), endDay: Math.min(dayOf(end), 30) })

/** ISDA 2006, 4.16(h): the last day of February becomes 30 as well, except at the end when that is the termination date. */
export const eurobondBasisIsda: Thirty360Rule = (start, end, terminationDate) => ({
  startDay: isLastOfFebruary(start) ? 30 : Math.min(dayOf(start), 30),
  endDay: isLastOfFebruary(end) && end !== terminationDate ? 30 : Math.min(dayOf(end), 30),
})

/** SIFMA, US: as bond basis, and the last day of February becomes 30 at the start, at the end too when both are. */
export const usBasis: Thirty360Rule = (start, end) => {
  const startsLast = isLastOfFebruary(start)
  const startDay = startsLast ? 30 : Math.min(dayOf(start), 30)
  const endDay = startsLast && isLastOfFebruary(end) ? 30 : dayOf(end)
  return { startDay, endDay: endDay === 31 && startDay === 30 ? 30 : endDay }
}

/** 30E+/360: an end on the 31st becomes the first of the next month. */
export const eurobondPlusBasis: Thirty360Rule = (start, end) => ({
  startDay: Math.min(dayOf(start), 30),
  // Day 31 stands for day 1 of the next month: thirty days further in the formula.
  endDay: dayOf(end),
})

/** PSA: the last day of any month becomes 30 at the start. */
export const psaBasis: Thirty360Rule = (start, end) => {
  const startDay = isLastDayOfMonth(start) ? 30 : dayOf(start)
  return { startDay, endDay: dayOf(end) === 31 && startDay === 30 ? 30 : dayOf(end) }
}

/** 30E/365: the last day of any month is 30 at both ends. */
export const monthEndBasis: Thirty360Rule = (start, end) => ({
  startDay: isLastDayOfMonth(start) ? 30 : dayOf(start),
  endDay: isLastDayOfMonth(end) ? 30 : dayOf(end),
})

/** Days when every month has thirty: 360 × years + 30 × months + days. */
export function thirty360Days(rule: Thirty360Rule, start: IsoDate, end: IsoDate, terminationDate?: IsoDate): number {
  const { startDay, endDay } = rule(start, end, terminationDate)
  const from = datePartsOf(start)
  const to = datePartsOf(end)
  return 360 * (to.year - from.year) + 30 * (to.month - from.month) + endDay - startDay
}

function dayOf(date: IsoDate): number {
  return datePartsOf(date).day
}

function isLastOfFebruary(date: IsoDate): boolean {
  return datePartsOf(date).month === 2 && isLastDayOfMonth(date)
}
