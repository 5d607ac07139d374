import { Decimal as Library } from 'decimal.js'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, addExactly, digitsAtScale, divide, multiply, type NineteenDigits, nineteen, nineteenOf, one } from './nineteen-digits.ts'

/** The same arithmetic by a library: nineteen digits, ties to even. */
const Nineteen = Library.clone({ precision: 19, rounding: Library.ROUND_HALF_EVEN, toExpNeg: -90, toExpPos: 90 })

const shown = ({ digits, scale }: NineteenDigits) => new Library(digits.toString()).times(new Library(10).pow(-scale)).toFixed()

const anyNumber = fc
  .record({ digits: fc.bigInt(-(10n ** 19n) + 1n, 10n ** 19n - 1n), scale: fc.integer({ min: 0, max: 25 }) })
  .map(({ digits, scale }): NineteenDigits => ({ digits, scale }))

describe('numbers of nineteen digits', () => {
  it.each([
    ['9.4822', 94_822n, 4],
    ['-0.05', -5n, 2],
    ['12', 12n, 0],
    ['1.10', 110n, 2],
  ])('are read from %s', (text, digits, scale) => {
    expect(nineteenOf(text)).toEqual({ digits, scale })
  })

  it('are made of whole numbers', () => {
    expect(nineteen(7)).toEqual({ digits: 7n, scale: 0 })
    expect(nineteen(7n, 2)).toEqual({ digits: 7n, scale: 2 })
    expect(shown(one)).toBe('1')
  })

  it('multiply, divide and add as decimals of that precision do', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (first, second) => {
        const [a, b] = [new Nineteen(shown(first)), new Nineteen(shown(second))]
        expect(new Nineteen(shown(multiply(first, second))).eq(a.times(b))).toBe(true)
        expect(new Nineteen(shown(add(first, second))).eq(a.plus(b))).toBe(true)
        if (second.digits !== 0n) expect(new Nineteen(shown(divide(first, second))).eq(a.div(b))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    // 1 / 3 goes on for ever, 1 / 8 ends, and a negative quotient is rounded as its opposite is.
    ['1', '3', '0.3333333333333333333'],
    ['2', '3', '0.6666666666666666667'],
    ['-2', '3', '-0.6666666666666666667'],
    ['1', '8', '0.125'],
    ['0', '7', '0'],
    ['1', '9999999999999999999', '0.0000000000000000001'],
    ['9999999999999999999', '1', '9999999999999999999'],
    ['10000000000000000000000', '3', '3333333333333333333000'],
  ])('%s divided by %s is %s', (dividend, divisor, expected) => {
    expect(shown(divide(nineteenOf(dividend), nineteenOf(divisor)))).toBe(expected)
  })

  it('round the twentieth digit half even', () => {
    expect(shown(add(nineteenOf('1000000000000000000'), nineteenOf('0.5')))).toBe('1000000000000000000')
    expect(shown(add(nineteenOf('1000000000000000001'), nineteenOf('0.5')))).toBe('1000000000000000002')
    expect(shown(add(nineteenOf('-1000000000000000001'), nineteenOf('-0.5')))).toBe('-1000000000000000002')
    expect(shown(add(nineteenOf('1000000000000000000'), nineteenOf('0.51')))).toBe('1000000000000000001')
    expect(shown(add(nineteenOf('9999999999999999999'), nineteenOf('0.5')))).toBe('10000000000000000000')
  })

  it('keep every digit of a sum that must be exact', () => {
    expect(shown(addExactly(nineteenOf('1000000000000000001'), nineteenOf('0.5')))).toBe('1000000000000000001.5')
    expect(addExactly(nineteenOf('1.5'), nineteenOf('0.25'))).toEqual({ digits: 175n, scale: 2 })
  })

  it.each([
    ['1.005', 2, 100n],
    ['1.015', 2, 102n],
    ['-1.005', 2, -100n],
    ['-1.015', 2, -102n],
    ['-1.0051', 2, -101n],
    ['1.0049', 2, 100n],
    ['1.5', 2, 150n],
    ['1.25', 2, 125n],
    ['0.5', 0, 0n],
    ['1.5', 0, 2n],
  ])('%s has at %i decimals the digits %s', (text, decimals, expected) => {
    expect(digitsAtScale(nineteenOf(text), decimals)).toBe(expected)
  })
})
