import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { toBirthDate, toExpiryDate } from './mrz-dates.ts'

const today = parseIsoDate('2026-06-15')

describe('the century of a date in the zone', () => {
  it.each([
    ['740812', '1974-08-12'],
    ['260615', '2026-06-15'],
    ['260616', '1926-06-16'],
    ['000229', '2000-02-29'],
    ['990230', undefined],
    ['74<<<<', undefined],
  ])('of birth %s is %s', (yymmdd, expected) => {
    expect(toBirthDate(yymmdd, today)).toBe(expected)
  })

  it.each([
    ['120415', '2012-04-15'],
    ['350101', '2035-01-01'],
    ['991231', '1999-12-31'],
    ['<<<<<<', undefined],
  ])('of expiry %s is %s', (yymmdd, expected) => {
    expect(toExpiryDate(yymmdd, today)).toBe(expected)
  })
})
