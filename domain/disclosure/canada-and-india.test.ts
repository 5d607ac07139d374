import { describe, expect, it } from 'vitest'
import { Decimal } from '#domain/rates/decimal.ts'
import { canadianPayment, canadianPeriodicRate } from './canada/periodic-rate.ts'
import { kfsApr } from './india/kfs-apr.ts'

const n = (value: number | string) => new Decimal(value)

describe('a Canadian mortgage', () => {
  it.each([
    ['half-yearly, paid monthly', 9, 2, 12, '0.7363123'],
    ['half-yearly, paid half-yearly', 9, 2, 2, '4.5000000'],
    ['yearly, paid yearly', 9, 1, 1, '9.0000000'],
    ['half-yearly, paid weekly', 6, 2, 52, '0.1137523'],
  ])('compounded %s', (_what, rate, compounding, payments, percent) => {
    expect(canadianPeriodicRate(n(rate), compounding, payments).times(100).toFixed(7)).toBe(percent)
  })

  it('is paid level', () => {
    expect(canadianPayment(n(1000), n('0.01'), 12).toFixed(2)).toBe('88.85')
  })
})

describe('the APR of an Indian key facts statement', () => {
  const loan = { principal: n(20_000), ratePercent: n(15), months: 24, fees: n(400) }

  it('is twelve times the monthly rate on the net amount, by the unrounded annuity or the instalment that is stated', () => {
    expect(kfsApr(loan).toFixed(2)).toBe('17.07')
    expect(kfsApr({ ...loan, instalment: n(970) }).toFixed(2)).toBe('17.10')
    expect(kfsApr({ ...loan, fees: n(0) }).toFixed(6)).toBe('15.000000')
    expect(kfsApr({ ...loan, ratePercent: n(0), fees: n(0) }).toFixed(4)).toBe('0.0000')
    // 100 against one payment of 110 a month later is 10% a month.
    expect(kfsApr({ principal: n(110), fees: n(10), ratePercent: n(0), months: 1 }).toFixed(4)).toBe('120.0000')
    expect(kfsApr({ ...loan, instalment: n(500), fees: n(0) }) < 0).toBe(true)
  })
})
