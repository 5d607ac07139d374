import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from './date-arithmetic.ts'
import { isFederalReserveDay, nextFederalReserveDay } from './federal-reserve-days.ts'
import { parseIsoDate } from './iso-date.ts'

/** The holiday schedule that the Federal Reserve Banks published for these years. */
const published = {
  2026: ['01-01', '01-19', '02-16', '05-25', '06-19', '09-07', '10-12', '11-11', '11-26', '12-25'],
  2027: ['01-01', '01-18', '02-15', '05-31', '07-05', '09-06', '10-11', '11-11', '11-25'],
} as const

describe('the days on which the Federal Reserve settles', () => {
  it.each(Object.entries(published))('are the weekdays of %s but for its holidays', (year, holidays) => {
    const closed: string[] = []
    for (let date = parseIsoDate(`${year}-01-01`); date.startsWith(year); date = addDays(date, 1)) {
      if (!['saturday', 'sunday'].includes(weekdayOf(date)) && !isFederalReserveDay(date)) closed.push(date.slice(5))
    }
    expect(closed).toEqual([...holidays])
  })

  it.each([
    ['a holiday on a Saturday moves nowhere', '2026-07-03', '2026-07-03'],
    ['a holiday on a Sunday is kept on Monday', '2027-07-05', '2027-07-06'],
    ['a long weekend', '2026-09-05', '2026-09-08'],
  ])('%s', (_what, from, to) => {
    expect(nextFederalReserveDay(parseIsoDate(from))).toBe(to)
  })
})
