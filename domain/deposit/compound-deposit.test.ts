import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '#domain/rates/decimal.ts'
import {
  accrualOfYear,
  compoundMaturity,
  recurringDepositMaturity,
  simplePeriodInterest,
  timeDepositMaturity,
  yearlyInterest,
} from './compound-deposit.ts'

const of = (value: string | number) => new Decimal(value)
const cents = (value: Decimal) => value.toFixed(2)

describe('a deposit whose interest is kept', () => {
  it.each([
    ['15000', '5', 4, '2', '16567.29'],
    ['100', '5', 2, '1', '105.06'],
    ['1000', '0', 12, '5', '1000.00'],
    ['1000', '8', 1, '0.5', '1039.23'],
  ])('%s at %s%% compounded %i times a year over %s years is %s', (principal, rate, times, years, expected) => {
    expect(cents(compoundMaturity(of(principal), of(rate), times, of(years)))).toBe(expected)
  })

  it('is worth what its years add up to', () => {
    const years = [1, 2, 3, 4, 5].map((year) => accrualOfYear(of(1000), of('6.8'), 1, year))
    expect(years.map(cents)).toEqual(['68.00', '72.62', '77.56', '82.84', '88.47'])
    const sum = years.reduce((total, interest) => total.plus(interest), of(1000))
    expect(cents(sum)).toBe(cents(compoundMaturity(of(1000), of('6.8'), 1, of(5))))
  })

  it('is worth more the more often it compounds', () => {
    const rate = fc.integer({ min: 1, max: 5000 }).map((hundredths) => of(hundredths).div(100))
    fc.assert(
      fc.property(rate, fc.constantFrom(1, 2, 4, 12), (percent, times) => {
        expect(compoundMaturity(of(1000), percent, times + 1, of(1)).gt(compoundMaturity(of(1000), percent, times, of(1)))).toBe(true)
      }),
    )
  })
})

describe('India', () => {
  it('pays the interest of a monthly income scheme every month', () => {
    expect(cents(simplePeriodInterest(of(10_000), of('6.6'), 12))).toBe('55.00')
  })

  it('compounds a Post Office time deposit within the year and pays it yearly', () => {
    expect(cents(yearlyInterest(of(10_000), of('6.7'), 4))).toBe('687.02')
    expect(cents(timeDepositMaturity(of(100_000), of(7), 2))).toBe('114371.81')
  })

  it('lets each instalment of a recurring deposit grow for its own months', () => {
    expect(cents(recurringDepositMaturity(of(100), of('5.8'), 4, 72))).toBe('8620.98')
    const one = of('5.8').div(400).plus(1)
    const each = Array.from({ length: 72 }, (_, index) => of(100).times(one.pow(of(index + 1).div(3))))
    const sum = each.reduce((total, value) => total.plus(value), of(0))
    expect(recurringDepositMaturity(of(100), of('5.8'), 4, 72).minus(sum).abs().lt('1e-25')).toBe(true)
  })

  it('gives back the instalments of a recurring deposit that bears nothing', () => {
    expect(recurringDepositMaturity(of(100), of(0), 4, 72)).toEqual(of(7200))
  })
})

describe('a rate that takes nearly the whole deposit in one period', () => {
  it('is still a rate', () => {
    expect(compoundMaturity(of(1), of('-399'), 4, of(1)).gt(0)).toBe(true)
  })
})
