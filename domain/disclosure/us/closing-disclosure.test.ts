import { describe, expect, it } from 'vitest'
import { Decimal } from '#domain/rates/decimal.ts'
import {
  financeCharge,
  insuranceMonths,
  mortgageBalanceAfter,
  mortgagePayment,
  paymentAfterReset,
  prepaidInterest,
  principalPaid,
  projectedYearColumns,
  totalInterestPercent,
  totalOfPayments,
} from './closing-disclosure.ts'

const n = (value: number | string) => new Decimal(value)
const cents = (value: Decimal) => value.toFixed(2)
/** 1,200.00 at 12% over a year: 106.62 a month, 79.42 of interest in all. */
const small = { principal: n(1200), ratePercent: n(12), months: 12 }
/** Nothing is easier to follow than a mortgage without interest: 100 a month. */
const free = { principal: n(1200), ratePercent: n(0), months: 12 }

describe('the closing disclosure', () => {
  it('computes with the unrounded payment', () => {
    expect(mortgagePayment(small).toFixed(6)).toBe('106.618546')
    expect(cents(mortgageBalanceAfter(small, 6))).toBe('617.91')
    expect(cents(mortgageBalanceAfter(small, 12))).toBe('0.00')
    expect(cents(mortgageBalanceAfter(small, 0))).toBe('1200.00')
    expect(cents(principalPaid(small, 6))).toBe('582.09')
    expect(cents(principalPaid(free, 3))).toBe('300.00')
  })

  it('adds insurance and what is paid at closing to the charge and to the total', () => {
    const insurance = { monthly: n(10), months: 3 }
    expect(cents(financeCharge(small, insurance, n(50)))).toBe('159.42')
    expect(cents(totalOfPayments(small, insurance, { insurance: n(7), loanCosts: n(20), prepaidInterest: n(3) }))).toBe('1339.42')
    expect(totalInterestPercent(small, n(12)).toFixed(3)).toBe('7.619')
  })

  it('rounds the interest of one day, then counts days', () => {
    const { perDiem, total } = prepaidInterest(n(162_000), n('3.875'), 15, 365)
    expect([cents(perDiem), cents(total)]).toEqual(['17.20', '258.00'])
    expect(cents(prepaidInterest(n(162_000), n('3.875'), 0, 360).total)).toBe('0.00')
  })

  it('pays anew over the months that are left after a reset', () => {
    expect(cents(paymentAfterReset(free, 6, n(0)))).toBe('100.00')
    // 600 left, at 12% over six months
    expect(cents(paymentAfterReset(free, 6, n(12)))).toBe('103.53')
    expect(cents(paymentAfterReset(free, 11, n(12)))).toBe('101.00')
  })

  it('ends mortgage insurance in the month that first reaches the share of the value', () => {
    // 1,200 falls by 100 a month: 936 is first reached with 900, after three.
    expect(insuranceMonths(free, n(1200), n(78))).toBe(3)
    expect(insuranceMonths(free, n(1200), n(75))).toBe(3)
    expect(insuranceMonths(free, n(1200), n(74))).toBe(4)
    expect(insuranceMonths(free, n(1200), n(100))).toBe(0)
    expect(insuranceMonths(free, n(1200), n(0))).toBe(12)
    expect(insuranceMonths(free, n(2000), n(78))).toBe(0)
  })

  it.each([
    [360, 84, ['1-7', '8-30']],
    [360, 80, ['1-7', '8-30']],
    [360, 0, ['1-30']],
    [360, 360, ['1-30']],
    [360, 349, ['1-30']],
    [360, 348, ['1-29', '30']],
    [360, 12, ['1', '2-30']],
    [12, 5, ['1']],
    [350, 5, ['1', '2-30']],
  ])('projects payments over %i months with %i of insurance in columns %j', (months, insured, columns) => {
    expect(projectedYearColumns(months, insured)).toEqual(columns)
  })
})
