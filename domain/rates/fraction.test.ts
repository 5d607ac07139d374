import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addFractions,
  type Fraction,
  formatFraction,
  fractionToDecimal,
  fractionToNumber,
  multiplyFraction,
  parseFraction,
  reduceFraction,
  toFraction,
} from './fraction.ts'

const plain = ({ numerator, denominator }: Fraction) => [Number(numerator), Number(denominator)]

const anyFraction = fc
  .record({ numerator: fc.bigInt(-(10n ** 9n), 10n ** 9n), denominator: fc.bigInt(1n, 10n ** 6n) })
  .map(({ numerator, denominator }): Fraction => ({ numerator, denominator }))

describe('a fraction', () => {
  it.each([
    ['3/365', 3, 365],
    ['1/12+3/366', 402, 4392],
    ['1+34/365', 399, 365],
    ['2/365 + 3/365', 5, 365],
    ['1/12-1/365', 353, 4380],
    ['-1', -1, 1],
    ['-1/12', -1, 12],
    ['0.5', 5, 10],
    ['-0.25/2', -25, 200],
    ['7', 7, 1],
  ])('is read from %s', (text, numerator, denominator) => {
    expect(plain(parseFraction(text))).toEqual([numerator, denominator])
  })

  it('is written as it is read, a whole number without its denominator', () => {
    expect(formatFraction(toFraction(361, 360))).toBe('361/360')
    expect(formatFraction(toFraction(-3, 4))).toBe('-3/4')
    expect(formatFraction(toFraction(5))).toBe('5')
    expect(formatFraction(toFraction(0, 360))).toBe('0')
  })

  it('is reduced by what both its parts are divided by', () => {
    expect(plain(reduceFraction(toFraction(402, 4392)))).toEqual([67, 732])
    expect(plain(reduceFraction(toFraction(-30, 360)))).toEqual([-1, 12])
    expect(plain(reduceFraction(toFraction(0, 360)))).toEqual([0, 1])
    expect(plain(reduceFraction(toFraction(7, 3)))).toEqual([7, 3])
    expect(plain(reduceFraction(toFraction(0, 0)))).toEqual([0, 1])
  })

  it('becomes a decimal and a number', () => {
    expect(fractionToDecimal(toFraction(1, 8)).toFixed()).toBe('0.125')
    expect(fractionToNumber(toFraction(-3, 4))).toBe(-0.75)
  })

  it('is multiplied by whole numbers', () => {
    expect(plain(multiplyFraction(toFraction(2, 12), 7))).toEqual([14, 12])
    expect(plain(multiplyFraction(toFraction(2, 12), -1))).toEqual([-2, 12])
  })

  it('keeps its value in whatever order sums are made and parts reduced', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, (first, second) => {
        const sum = reduceFraction(addFractions(first, second))
        expect(reduceFraction(addFractions(second, first))).toEqual(sum)
        expect(reduceFraction(addFractions(reduceFraction(first), reduceFraction(second)))).toEqual(sum)
        expect(parseFraction(formatFraction(reduceFraction(first)))).toEqual(reduceFraction(first))
        expect(sum.numerator * first.denominator * second.denominator).toBe(
          sum.denominator * (first.numerator * second.denominator + second.numerator * first.denominator),
        )
      }),
    )
  })
})
