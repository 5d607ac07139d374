import { describe, expect, it } from 'vitest'
import { Decimal } from '#domain/rates/decimal.ts'
import { annualPercentageYield, dailyCompoundedInterest, tieredDailyInterest } from './apy.ts'

const n = (value: number | string) => new Decimal(value)

describe('the annual percentage yield', () => {
  it.each([
    ['5.25', 30, '6.58'],
    ['50', 365, '5.00'],
    ['0', 365, '0.00'],
    ['-10', 365, '-1.00'],
    ['0.01', 1, '0.37'],
  ])('of %s on 1,000 in %i days is %s', (interest, days, expected) => {
    expect(annualPercentageYield(n(1000), n(interest), days).toFixed(2)).toBe(expected)
  })
})

describe('interest compounded daily', () => {
  it('is at each rate in turn', () => {
    // 1000 × (1 + 0.05/365)^10 × (1 + 0.06/365)^20 − 1000
    const interest = dailyCompoundedInterest(
      n(1000),
      [
        { ratePercent: n(5), days: 10 },
        { ratePercent: n(6), days: 20 },
      ],
      365,
    )
    expect(interest.toFixed(4)).toBe('4.6680')
    expect(dailyCompoundedInterest(n(1000), [], 365).toFixed()).toBe('0')
    expect(dailyCompoundedInterest(n(1000), [{ ratePercent: n(5), days: 0 }], 365).toFixed()).toBe('0')
  })

  it('of tiers pays each part of the balance the rate of its tier', () => {
    const tiers = [
      { upTo: n(1000), ratePercent: n(0) },
      { upTo: n(2000), ratePercent: n(36) },
      { upTo: undefined, ratePercent: n(72) },
    ]
    const interest = (balance: number) => tieredDailyInterest(n(balance), tiers, 1, 360).toFixed(2)
    expect(interest(500)).toBe('0.00')
    expect(interest(1000)).toBe('0.00')
    expect(interest(1500)).toBe('0.50')
    expect(interest(2000)).toBe('1.00')
    expect(interest(2500)).toBe('2.00')
  })
})
