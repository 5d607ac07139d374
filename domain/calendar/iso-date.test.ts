import { describe, expect, it } from 'vitest'
import { daysInMonth, daysInYear, earlierOf, isLastDayOfMonth, isLeapYear, laterOf, parseIsoDate, toIsoDate, yearOf } from './iso-date.ts'

const day = parseIsoDate

describe('the parts of a date', () => {
  it('are written with every digit', () => {
    expect(toIsoDate(2024, 1, 5)).toBe('2024-01-05')
    expect(toIsoDate(2024, 10, 15)).toBe('2024-10-15')
    expect(toIsoDate(999, 12, 9)).toBe('0999-12-09')
    expect(toIsoDate(1000, 9, 10)).toBe('1000-09-10')
    expect([toIsoDate(0, 1, 1), toIsoDate(9999, 12, 31)]).toEqual(['0000-01-01', '9999-12-31'])
  })

  it.each([
    [2024, true, 366],
    [2023, false, 365],
    [2000, true, 366],
    [1900, false, 365],
    [2100, false, 365],
  ])('%i: leap year %s', (year, leap, days) => {
    expect([isLeapYear(year), daysInYear(year)]).toEqual([leap, days])
    expect(yearOf(toIsoDate(year, 6, 1))).toBe(year)
  })

  it('know the length of each month', () => {
    const lengths = (year: number) => Array.from({ length: 12 }, (_, index) => daysInMonth(year, index + 1))
    expect(lengths(2023)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    expect(lengths(2024)[1]).toBe(29)
  })

  it.each([
    ['2024-02-29', true],
    ['2024-02-28', false],
    ['2023-02-28', true],
    ['2024-04-30', true],
    ['2024-05-30', false],
    ['2024-12-31', true],
  ])('%s is the last of its month: %s', (date, expected) => {
    expect(isLastDayOfMonth(day(date))).toBe(expected)
  })

  it('compare as dates do', () => {
    const [early, late] = [day('2023-12-31'), day('2024-01-01')]
    expect([earlierOf(early, late), earlierOf(late, early), laterOf(early, late), laterOf(late, early)]).toEqual([early, early, late, late])
  })
})
