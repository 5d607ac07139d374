import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  firstOfMonth,
  fromEpochDay,
  toEpochDay,
  weekdayOf,
  wholeMonthsBetween,
} from './date-arithmetic.ts'
import { isIsoDate, parseIsoDate } from './iso-date.ts'

const anyEpochDay = fc.integer({ min: toEpochDay(parseIsoDate('1800-01-01')), max: toEpochDay(parseIsoDate('2400-12-31')) })
const anyDate = anyEpochDay.map(fromEpochDay)

describe('dates', () => {
  it.each(['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-1-1', '2024-01-01T00:00', '', 20240101, null])(
    'refuses %s, which is no existing date',
    (value) => {
      expect(() => parseIsoDate(value, 'bornOn')).toThrow(
        expect.objectContaining({ code: 'DATE_MALFORMED', details: expect.objectContaining({ field: 'bornOn' }) }),
      )
    },
  )

  it.each(['2024-02-29', '2000-02-29', '2023-12-31', '0000-01-01', '9999-12-31'])('accepts %s', (value) => {
    expect(parseIsoDate(value)).toBe(value)
  })

  it('agrees with the reference calendar on every day', () => {
    fc.assert(
      fc.property(anyEpochDay, fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -500, max: 500 }), (epochDay, days, months) => {
        const date = fromEpochDay(epochDay)
        const reference = Temporal.PlainDate.from('1970-01-01').add({ days: epochDay })
        expect(date).toBe(reference.toString())
        expect(toEpochDay(date)).toBe(epochDay)
        expect(addDays(date, days)).toBe(reference.add({ days }).toString())
        expect(addMonths(date, months)).toBe(reference.add({ months }).toString())
        expect(weekdayOf(date)).toBe(
          ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'][reference.dayOfWeek - 1],
        )
      }),
      { numRuns: 500 },
    )
  })

  it('reads exactly the dates that it writes', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(isIsoDate(date)).toBe(true)
      }),
    )
  })

  it('counts days both ways', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -9999, max: 9999 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days)
      }),
    )
  })

  it('clamps to the last day of a shorter month and returns to the seed day', () => {
    const january = parseIsoDate('2024-01-31')
    expect(addMonths(january, 1)).toBe('2024-02-29')
    expect(addMonths(parseIsoDate('2024-02-29'), 1)).toBe('2024-03-29')
    expect(addMonths(parseIsoDate('2024-02-29'), 1, 31)).toBe('2024-03-31')
    expect(addYears(parseIsoDate('2024-02-29'), 1)).toBe('2025-02-28')
  })

  it('goes to the first of a month', () => {
    expect(firstOfMonth(parseIsoDate('2024-02-29'))).toBe('2024-02-01')
    expect(firstOfMonth(parseIsoDate('2024-12-01'))).toBe('2024-12-01')
  })

  it('counts whole months without passing the later date', () => {
    expect(wholeMonthsBetween(parseIsoDate('2024-01-31'), parseIsoDate('2024-02-29'))).toBe(1)
    expect(wholeMonthsBetween(parseIsoDate('2024-01-31'), parseIsoDate('2024-02-28'))).toBe(0)
    expect(wholeMonthsBetween(parseIsoDate('2024-01-15'), parseIsoDate('2026-01-14'))).toBe(23)
    expect(() => wholeMonthsBetween(parseIsoDate('2024-01-02'), parseIsoDate('2024-01-01'))).toThrow(
      expect.objectContaining({ code: 'DATES_OUT_OF_ORDER' }),
    )
  })

  it('refuses a fraction of a month', () => {
    expect(() => addMonths(parseIsoDate('2024-01-02'), 1.5)).toThrow(expect.objectContaining({ code: 'TERM_OUT_OF_RANGE' }))
  })
})
