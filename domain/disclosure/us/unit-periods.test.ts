import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, fromEpochDay, toEpochDay } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { formatFraction } from '#domain/rates/fraction.ts'
import { countUnitPeriods, parseUnitPeriod } from './unit-periods.ts'

const day = parseIsoDate
const counted = (from: string, to: string, unit: string) => {
  const { whole, fraction, perYear } = countUnitPeriods(day(from), day(to), parseUnitPeriod(unit))
  return [whole, formatFraction(fraction), formatFraction(perYear)]
}

describe('unit-periods', () => {
  it.each([
    ['day', { unit: 'day' }],
    ['week', { unit: 'week', count: 1 }],
    ['2 weeks', { unit: 'week', count: 2 }],
    ['biweek', { unit: 'week', count: 2 }],
    ['52 weeks', { unit: 'week', count: 52 }],
    ['semimonth', { unit: 'semimonth' }],
    ['month', { unit: 'month', count: 1 }],
    ['3 months', { unit: 'month', count: 3 }],
    ['quarter', { unit: 'month', count: 3 }],
    ['11 months', { unit: 'month', count: 11 }],
    ['12 months', { unit: 'year' }],
    ['year', { unit: 'year' }],
  ])('are read from %s', (text, expected) => {
    expect(parseUnitPeriod(text)).toEqual(expected)
  })

  it.each([
    // Whole months are measured back from the later date, the days that remain are over thirty.
    ['1978-02-10', '1978-04-01', 'month', [1, '19/30', '12']],
    ['2024-01-31', '2024-02-29', 'month', [0, '29/30', '12']],
    ['2024-02-29', '2024-03-31', 'month', [1, '0', '12']],
    ['2024-03-15', '2024-03-15', 'month', [0, '0', '12']],
    ['2024-03-01', '2024-04-20', 'semimonth', [3, '4/15', '24']],
    ['2024-03-01', '2024-03-31', 'day', [30, '0', '365']],
    ['2024-03-01', '2024-03-31', 'week', [4, '2/7', '52']],
    ['2024-03-01', '2024-03-31', '2 weeks', [2, '2/14', '26']],
    ['2024-03-01', '2024-06-15', '3 months', [1, '14/90', '4']],
    ['2024-03-01', '2024-06-15', '2 months', [1, '44/60', '6']],
    // A fraction of a year is in months where they come out whole, otherwise in days over 365.
    ['2022-03-01', '2024-09-01', 'year', [2, '6/12', '1']],
    ['2022-03-01', '2024-09-15', 'year', [2, '198/365', '1']],
    ['2023-03-01', '2024-03-01', 'year', [1, '0', '1']],
  ])('from %s to %s in units of a %s are %j', (from, to, unit, expected) => {
    expect(counted(from, to, unit)).toEqual(expected)
  })

  it('never leave a whole one in the fraction, and lose no day', () => {
    const anyDate = fc.integer({ min: toEpochDay(day('1990-01-01')), max: toEpochDay(day('2090-12-31')) }).map(fromEpochDay)
    fc.assert(
      fc.property(anyDate, fc.nat(4000), (from, days) => {
        const to = addDays(from, days)
        const month = countUnitPeriods(from, to, { unit: 'month', count: 1 })
        const start = addMonths(to, -month.whole)
        expect(start >= from && addMonths(to, -month.whole - 1) < from).toBe(true)
        expect(month.fraction).toEqual({ numerator: BigInt(daysBetween(from, start)), denominator: 30n })
        const week = countUnitPeriods(from, to, { unit: 'week', count: 1 })
        expect(week.whole * 7 + Number(week.fraction.numerator)).toBe(days)
      }),
    )
  })
})
