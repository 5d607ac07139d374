import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { iofOnCredit } from './iof-on-credit.ts'

const repaid = (principalMinor: number, dueOn: string) => [{ principalMinor: parseMinor(principalMinor), dueOn: parseIsoDate(dueOn) }]

describe('IOF on credit to individuals', () => {
  it('is the daily rate for the days plus the additional rate', () => {
    // 1000 × (0.000082 × 30 + 0.0038) = 6.26
    expect(iofOnCredit(parseIsoDate('2026-01-01'), repaid(100_000, '2026-01-31'))).toBe(626)
  })

  it('stops counting after 365 days', () => {
    // 1000 × (0.000082 × 365 + 0.0038) = 33.73
    expect(iofOnCredit(parseIsoDate('2026-01-01'), repaid(100_000, '2027-01-01'))).toBe(3373)
    expect(iofOnCredit(parseIsoDate('2026-01-01'), repaid(100_000, '2036-01-01'))).toBe(3373)
  })

  it.each([
    ['2020-04-02', 626],
    ['2020-04-03', 0],
    ['2020-11-27', 626],
    ['2020-12-15', 0],
    ['2021-01-01', 626],
    ['2021-09-20', 715],
    ['2022-01-01', 626],
    ['2025-07-16', 626],
  ])('follows the decree in force on %s', (contractedOn, expected) => {
    const date = parseIsoDate(contractedOn)
    expect(iofOnCredit(date, repaid(100_000, addDays(date, 30)))).toBe(expected)
  })

  it('refuses a repayment before the credit, and a date that the table does not know', () => {
    expect(() => iofOnCredit(parseIsoDate('2026-01-02'), repaid(1, '2026-01-01'))).toThrow(
      expect.objectContaining({ code: 'DATES_OUT_OF_ORDER' }),
    )
    expect(() => iofOnCredit(parseIsoDate('2015-01-21'), repaid(1, '2026-01-01'))).toThrow(
      expect.objectContaining({ code: 'LEGAL_PARAMETER_UNKNOWN' }),
    )
  })
})
