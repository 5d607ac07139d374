import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '#domain/rates/decimal.ts'
import { allocate } from './allocate.ts'
import { formatAmount, parseAmount } from './amount-text.ts'
import { decimalsOf, listCurrencies, parseCurrency } from './currency.ts'
import { addMinor, leastMinor, parseMinor, subtractMinor, toMinor } from './minor.ts'
import { addMoney, compareMoney, formatMoney, parseMoney, subtractMoney, toMoney } from './money.ts'
import { divideRounded, roundDecimal, roundHalfEven, roundHalfUp, roundings, roundToMultiple } from './rounding.ts'

const anyMinor = fc.maxSafeInteger().map((value) => parseMinor(value))
const anyPart = fc.integer({ min: -1e12, max: 1e12 }).map((value) => parseMinor(value))

const refuses = (code: string, details: object = {}) => expect.objectContaining({ code, details: expect.objectContaining(details) })

describe('an amount', () => {
  it.each([1.5, Number.NaN, Infinity, 2 ** 53, '12', null, undefined, 5n])('is never %s', (value) => {
    expect(() => parseMinor(value, 'priceMinor')).toThrow(refuses('AMOUNT_NOT_WHOLE_MINOR_UNITS', { field: 'priceMinor' }))
  })

  it('has no minus zero', () => {
    expect(Object.is(parseMinor(-0), 0)).toBe(true)
  })

  it('is refused when a sum leaves the safe range', () => {
    const most = parseMinor(Number.MAX_SAFE_INTEGER)
    expect(() => addMinor(most, parseMinor(1))).toThrow(refuses('AMOUNT_NOT_WHOLE_MINOR_UNITS'))
    expect(() => subtractMinor(parseMinor(-1), most)).toThrow(refuses('AMOUNT_NOT_WHOLE_MINOR_UNITS'))
    expect(() => toMinor(2n ** 60n)).toThrow(refuses('AMOUNT_NOT_WHOLE_MINOR_UNITS'))
  })

  it('survives being written and read, in any number of decimals', () => {
    fc.assert(
      fc.property(anyMinor, fc.constantFrom(0, 2, 3), (amount, decimals) => {
        expect(parseAmount(formatAmount(amount, decimals), decimals)).toBe(amount)
      }),
    )
  })

  it.each([
    ['12.345', 2, 'AMOUNT_TOO_PRECISE'],
    ['12.5', 0, 'AMOUNT_TOO_PRECISE'],
    ['1,000.00', 2, 'AMOUNT_MALFORMED'],
    ['1e3', 2, 'AMOUNT_MALFORMED'],
    ['', 2, 'AMOUNT_MALFORMED'],
    [12.5, 2, 'AMOUNT_MALFORMED'],
    ['90071992547409.92', 2, 'AMOUNT_NOT_WHOLE_MINOR_UNITS'],
  ])('%s with %i decimals is refused as %s', (text, decimals, code) => {
    expect(() => parseAmount(text, decimals, 'credit')).toThrow(refuses(code, { field: 'credit' }))
  })

  it('ignores zeros behind the last decimal of the currency', () => {
    expect(parseAmount('12.500', 2)).toBe(1250)
    expect(parseAmount('7.00', 0)).toBe(7)
    expect(parseAmount('-0.05', 2)).toBe(-5)
  })

  it('is written with every decimal', () => {
    expect(formatAmount(parseMinor(-5), 2)).toBe('-0.05')
    expect(formatAmount(parseMinor(1234), 0)).toBe('1234')
    expect(formatAmount(parseMinor(1234), 3)).toBe('1.234')
    expect(formatAmount(parseMinor(0), 2)).toBe('0.00')
  })
})

describe('the lesser of two amounts', () => {
  it.each([
    [1, 2, 1],
    [2, 1, 1],
    [-3, 2, -3],
    [7, 7, 7],
  ])('of %i and %i is %i', (first, second, expected) => {
    expect(leastMinor(parseMinor(first), parseMinor(second))).toBe(expected)
  })
})

describe('a currency', () => {
  // One of each line of the list, and those that do not have two.
  it.each([
    ['AED', 2],
    ['EUR', 2],
    ['MAD', 2],
    ['SDG', 2],
    ['ZWG', 2],
    ['BRL', 2],
    ['USD', 2],
    ['INR', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLP', 0],
    ['TND', 3],
  ])('%s has %i decimals', (code, decimals) => {
    expect(decimalsOf(parseCurrency(code))).toBe(decimals)
  })

  it.each(['brl', 'XXX', 'EURO', '', undefined, 978])('%s is not known', (code) => {
    expect(() => parseCurrency(code)).toThrow(refuses('CURRENCY_UNKNOWN', { field: 'currency' }))
  })

  it('is listed once', () => {
    const codes = listCurrencies()
    expect(codes.length).toBe(new Set(codes).size)
    expect(codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
    expect(codes).toEqual(codes.toSorted())
  })
})

describe('rounding', () => {
  it.each([
    ['half_even', '0.005', 0],
    ['half_even', '0.015', 2],
    ['half_even', '-0.025', -2],
    ['half_even', '0.0250001', 3],
    ['half_up', '0.005', 1],
    ['half_up', '-0.005', -1],
    ['half_up', '0.0049', 0],
    ['down', '0.019', 1],
    ['down', '-0.019', -1],
    ['up', '0.011', 2],
    ['up', '-0.011', -2],
  ] as const)('%s takes %s to %i cents', (rounding, amount, expected) => {
    expect(roundDecimal(new Decimal(amount), 2, rounding)).toBe(expected)
  })

  // Ties are where the roundings differ, and where chance seldom leads.
  it.each([
    ['half_even', 5n, 2n, 2n],
    ['half_even', 7n, 2n, 4n],
    ['half_even', -5n, 2n, -2n],
    ['half_even', -7n, 2n, -4n],
    ['half_up', 5n, 2n, 3n],
    ['half_up', -5n, 2n, -3n],
    ['half_up', 1n, 2n, 1n],
    ['half_up', -1n, 2n, -1n],
    ['half_even', 1n, 2n, 0n],
    ['half_even', 6n, 4n, 2n],
    ['half_even', 5n, 3n, 2n],
    ['half_even', -4n, 3n, -1n],
    ['up', 1n, 1000n, 1n],
    ['up', -1n, 1000n, -1n],
    ['up', 4n, 2n, 2n],
    ['down', 999n, 1000n, 0n],
    ['down', -999n, 1000n, 0n],
  ] as const)('%s divides %s by %s to %s', (rounding, numerator, denominator, expected) => {
    expect(divideRounded(numerator, denominator, rounding)).toBe(expected)
  })

  it('is the same in whole numbers and in decimals', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.bigInt(1n, 10n ** 6n),
        fc.constantFrom(...roundings),
        (numerator, denominator, rounding) => {
          const exact = new Decimal(numerator.toString()).div(denominator.toString())
          expect(divideRounded(numerator, denominator, rounding)).toBe(BigInt(roundDecimal(exact, 0, rounding)))
        },
      ),
    )
  })

  it('goes to a multiple when a product asks for whole tens', () => {
    expect(roundToMultiple(parseMinor(1250), 100, 'half_even')).toBe(1200)
    expect(roundToMultiple(parseMinor(1251), 100, 'half_even')).toBe(1300)
    expect(roundToMultiple(parseMinor(1201), 100, 'up')).toBe(1300)
    expect(roundToMultiple(parseMinor(1201), 1, 'up')).toBe(1201)
  })

  it('of a disclosure is half up, of a schedule half even', () => {
    expect(roundHalfUp(new Decimal('1.005'))).toBe(101)
    expect(roundHalfEven(new Decimal('1.005'))).toBe(100)
    expect(roundHalfEven(new Decimal('1.5'), 0)).toBe(2)
  })
})

describe('money', () => {
  it('adds and subtracts within one currency', () => {
    const ten = parseMoney('10.00', 'BRL')
    expect(formatMoney(addMoney(ten, toMoney(5, 'BRL')))).toBe('10.05')
    expect(formatMoney(subtractMoney(ten, toMoney(1005, 'BRL')))).toBe('-0.05')
    expect(compareMoney(ten, toMoney(1001, 'BRL'))).toBe(-1)
  })
})

describe('splitting an amount', () => {
  it('gives the odd cents to the first parts', () => {
    expect(allocate(parseMinor(100), [1, 1, 1])).toEqual([34, 33, 33])
    expect(allocate(parseMinor(-100), [1, 1, 1])).toEqual([-34, -33, -33])
    expect(allocate(parseMinor(10), [0, 3, 1])).toEqual([0, 8, 2])
  })

  it('gives the odd cents to the largest remainders, not to the largest shares', () => {
    // 8.33 and 1.67
    expect(allocate(parseMinor(10), [5, 1])).toEqual([8, 2])
    expect(allocate(parseMinor(-10), [5, 1])).toEqual([-8, -2])
    // 7.14, 2.14 and 0.71
    expect(allocate(parseMinor(10), [10, 3, 1])).toEqual([7, 2, 1])
  })

  it('loses nothing and strays from the exact share by less than one unit', () => {
    fc.assert(
      fc.property(anyPart, fc.array(fc.nat(1000), { minLength: 1, maxLength: 20 }), (amount, weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        fc.pre(total > 0)
        const parts = allocate(amount, weights)
        expect(addMinor(...parts)).toBe(amount)
        for (const [index, part] of parts.entries()) {
          const strayed = BigInt(part) * BigInt(total) - BigInt(amount) * BigInt(weights[index]!)
          expect(strayed < BigInt(total) && -strayed < BigInt(total)).toBe(true)
        }
      }),
    )
  })
})
