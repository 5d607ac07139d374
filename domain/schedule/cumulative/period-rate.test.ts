import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { digitsAtScale, nineteenOf, type NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import type { ScheduleTerms } from '../schedule-terms.ts'
import { instalmentRate, periodRate, wholeTermRate } from './period-rate.ts'

const daily: ScheduleTerms = { ...plainTerms, interestPeriod: 'daily' }
const asRepaid: ScheduleTerms = { ...plainTerms, interestPeriod: 'same_as_repayment_period' }
const byParts: ScheduleTerms = { ...asRepaid, allowPartialPeriodInterest: true }

/** A fraction of the balance in millionths. */
const millionths = (fraction: NineteenDigits) => Number(digitsAtScale(fraction, 6))
type Case = readonly [what: string, terms: ScheduleTerms, percent: string, from: string, to: string, expected: number]

describe('what a balance earns between two dates', () => {
  it.each<Case>([
    ['each day a 365th of the rate where the year is actual', daily, '36.5', '2024-01-31', '2024-02-29', 29_000],
    ['a 360th where the year has 360 days', { ...daily, daysInYear: 360 }, '36', '2024-01-15', '2024-02-15', 31_000],
    ['a 364th where the year has 364 days', { ...daily, daysInYear: 364 }, '36.4', '2024-01-15', '2024-02-15', 31_000],
    ['30 days in a month of 30', { ...daily, daysInYear: 360, daysInMonth: 30 }, '36', '2024-01-15', '2024-02-15', 30_000],
    ['and half of them in half a month', { ...daily, daysInYear: 360, daysInMonth: 30 }, '36', '2024-03-15', '2024-04-30', 45_000],
    ['a month to the end of a shorter one', { ...daily, daysInYear: 360, daysInMonth: 30 }, '36', '2024-01-31', '2024-02-29', 30_000],
    [
      'the days of weeks, whatever the month',
      { ...daily, daysInYear: 360, daysInMonth: 30, repaymentUnit: 'weeks' },
      '36',
      '2024-01-15',
      '2024-02-26',
      42_000,
    ],
    ['every day of an actual year', { ...daily, repaymentUnit: 'years' }, '36.5', '2024-01-01', '2025-01-01', 366_000],
    ['360 days of a year of 360', { ...daily, repaymentUnit: 'years', daysInYear: 360 }, '36', '2024-01-01', '2025-01-01', 360_000],
    ['a twelfth of the rate in a month, whatever its days', asRepaid, '12', '2024-02-15', '2024-04-30', 10_000],
    ['three twelfths in a quarter', { ...asRepaid, repaymentEvery: 3 }, '12', '2024-02-15', '2024-02-20', 30_000],
    ['a 52nd in a week', { ...asRepaid, repaymentUnit: 'weeks' }, '52', '2024-02-15', '2024-02-22', 10_000],
    ['the rate in a year', { ...asRepaid, repaymentUnit: 'years' }, '10', '2024-02-15', '2025-02-15', 100_000],
    ['ten 365ths in ten days', { ...asRepaid, repaymentUnit: 'days', repaymentEvery: 10 }, '36.5', '2024-02-15', '2024-02-25', 10_000],
    [
      'ten 360ths in ten days of a year of 360',
      { ...asRepaid, repaymentUnit: 'days', repaymentEvery: 10, daysInYear: 360 },
      '36',
      '2024-02-15',
      '2024-02-25',
      10_000,
    ],
    ['a month and a half by its parts', byParts, '12', '2024-03-15', '2024-04-30', 15_000],
    ['ten days by their parts of a week', { ...byParts, repaymentUnit: 'weeks' }, '36.4', '2024-03-01', '2024-03-11', 10_000],
    ['twelve days by themselves', { ...byParts, repaymentUnit: 'days', repaymentEvery: 10 }, '36.5', '2024-03-01', '2024-03-13', 12_000],
    ['a year and a half by its parts', { ...byParts, repaymentUnit: 'years' }, '10', '2025-01-01', '2026-07-02', 149_863],
  ])('%s', (_what, terms, percent, from, to, expected) => {
    expect(millionths(periodRate(terms, nineteenOf(percent), parseIsoDate(from), parseIsoDate(to)))).toBe(expected)
  })
})

describe('the rate of a regular row, from which an instalment follows', () => {
  it.each<readonly [string, ScheduleTerms, string, number]>([
    ['counts 30 days for a month', daily, '36.5', 30_000],
    ['90 for a quarter', { ...daily, repaymentEvery: 3 }, '36.5', 90_000],
    ['seven for a week', { ...daily, repaymentUnit: 'weeks', repaymentEvery: 2 }, '36.5', 14_000],
    ['its own days', { ...daily, repaymentUnit: 'days', repaymentEvery: 10 }, '36.5', 10_000],
    ['365 for an actual year', { ...daily, repaymentUnit: 'years' }, '36.5', 365_000],
    ['360 for a year of 360', { ...daily, repaymentUnit: 'years', daysInYear: 360 }, '36', 360_000],
    ['or the share of the year', { ...asRepaid, repaymentEvery: 3 }, '12', 30_000],
  ])('%s', (_what, terms, percent, expected) => {
    expect(millionths(instalmentRate(terms, nineteenOf(percent)))).toBe(expected)
  })
})

describe('the rate of a whole term', () => {
  const from = parseIsoDate('2024-01-15')
  it.each<readonly [string, ScheduleTerms, string, string, number]>([
    ['counts its days', { ...daily, numberOfRepayments: 3 }, '36.5', '2024-04-15', 91_000],
    ['or its rows', { ...asRepaid, numberOfRepayments: 2, repaymentEvery: 3 }, '12', '2024-08-15', 60_000],
    ['or the months between its ends', { ...byParts, numberOfRepayments: 2, repaymentEvery: 3 }, '12', '2024-08-15', 70_000],
  ])('%s', (_what, terms, percent, to, expected) => {
    expect(millionths(wholeTermRate(terms, nineteenOf(percent), from, parseIsoDate(to)))).toBe(expected)
  })
})
