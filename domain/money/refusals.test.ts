import { describe } from 'vitest'
import { Decimal } from '#domain/rates/decimal.ts'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { allocate } from './allocate.ts'
import { parseAmount } from './amount-text.ts'
import { type Currency, decimalsOf, parseCurrency } from './currency.ts'
import { addMinor, type Minor, parseAmountFrom, parseMinor, subtractMinor, toMinor } from './minor.ts'
import { addMoney, compareMoney, parseMoney, subtractMoney, toMoney } from './money.ts'
import { divideRounded, roundDecimal, roundToMultiple } from './rounding.ts'

const most = parseMinor(Number.MAX_SAFE_INTEGER)
const [real, dollar] = [toMoney(1, 'BRL'), toMoney(1, 'USD')]

const whole = 'a whole number of minor units, at most 2^53 − 1'
const decimalText = 'decimal text such as 1234.56'
const weights = 'one or more whole numbers, none negative'
const multiple = 'a positive whole number of minor units'

describe('money', () => {
  itRefuses([
    ['half a cent', () => parseMinor(0.5), 'AMOUNT_NOT_WHOLE_MINOR_UNITS', 'amountMinor', whole],
    ['an amount that no number holds', () => parseMinor(2 ** 53, 'price'), 'AMOUNT_NOT_WHOLE_MINOR_UNITS', 'price', whole],
    ['an amount as text', () => parseMinor('12'), 'AMOUNT_NOT_WHOLE_MINOR_UNITS', 'amountMinor', whole],
    ['an amount below nothing', () => parseAmountFrom(-1, 'fee'), 'AMOUNT_OUT_OF_RANGE', 'fee', 'at least 0 minor units'],
    ['an amount below its least', () => parseAmountFrom(99, 'fee', 100), 'AMOUNT_OUT_OF_RANGE', 'fee', 'at least 100 minor units'],
    ['a sum that is too large', () => addMinor(most, parseMinor(1)), 'AMOUNT_NOT_WHOLE_MINOR_UNITS', 'amountMinor', whole],
    ['a difference that is too large', () => subtractMinor(parseMinor(-1), most), 'AMOUNT_NOT_WHOLE_MINOR_UNITS', 'amountMinor', whole],
    ['an exact amount that is too large', () => toMinor(2n ** 53n), 'AMOUNT_NOT_WHOLE_MINOR_UNITS', 'amountMinor', whole],
    ['text that is no number', () => parseAmount('12,50', 2), 'AMOUNT_MALFORMED', 'amount', decimalText],
    ['an exponent', () => parseAmount('1e3', 2, 'credit'), 'AMOUNT_MALFORMED', 'credit', decimalText],
    ['a number where text is due', () => parseAmount(12.5, 2, 'credit'), 'AMOUNT_MALFORMED', 'credit', decimalText],
    ['too many decimals', () => parseAmount('1.005', 2), 'AMOUNT_TOO_PRECISE', 'amount', 'at most 2 decimals'],
    ['decimals in a currency without', () => parseMoney('1.5', 'JPY'), 'AMOUNT_TOO_PRECISE', 'amount', 'at most 0 decimals'],
    ['a fourth decimal in one with three', () => parseMoney('1.0005', 'KWD'), 'AMOUNT_TOO_PRECISE', 'amount', 'at most 3 decimals'],
    ['a currency that does not exist', () => parseCurrency('XXX'), 'CURRENCY_UNKNOWN', 'currency', 'an ISO 4217 code'],
    ['a currency in small letters', () => parseCurrency('brl', 'of'), 'CURRENCY_UNKNOWN', 'of', 'an ISO 4217 code'],
    ['a number for a currency', () => parseCurrency(986), 'CURRENCY_UNKNOWN', 'currency', 'an ISO 4217 code'],
    ['the decimals of no currency', () => decimalsOf('XXX' as Currency), 'CURRENCY_UNKNOWN', 'currency', 'an ISO 4217 code'],
    ['money of no currency', () => toMoney(1, 'REAL'), 'CURRENCY_UNKNOWN', 'currency', 'an ISO 4217 code'],
    ['a sum of two currencies', () => addMoney(real, dollar), 'CURRENCY_MISMATCH', 'currency', 'one currency'],
    ['a difference of two currencies', () => subtractMoney(real, dollar), 'CURRENCY_MISMATCH', 'currency', 'one currency'],
    ['to compare two currencies', () => compareMoney(real, dollar), 'CURRENCY_MISMATCH', 'currency', 'one currency'],
    ['to divide by nothing', () => divideRounded(1n, 0n, 'down'), 'DIVISION_BY_ZERO', 'denominator', 'positive'],
    ['to divide by less than nothing', () => divideRounded(1n, -3n, 'down'), 'DIVISION_BY_ZERO', 'denominator', 'positive'],
    ['multiples of nothing', () => roundToMultiple(parseMinor(1), 0, 'up'), 'AMOUNT_OUT_OF_RANGE', 'multipleMinor', multiple],
    ['multiples of a fraction', () => roundToMultiple(parseMinor(1), 1.5, 'up'), 'AMOUNT_OUT_OF_RANGE', 'multipleMinor', multiple],
    [
      'to round what is no number',
      () => roundDecimal(new Decimal(Number.NaN), 2, 'down'),
      'AMOUNT_NOT_WHOLE_MINOR_UNITS',
      'amountMinor',
      whole,
    ],
    ['to split among nobody', () => allocate(100 as Minor, []), 'AMOUNT_OUT_OF_RANGE', 'weights', weights],
    ['to split by a negative weight', () => allocate(100 as Minor, [-1, 2]), 'AMOUNT_OUT_OF_RANGE', 'weights', weights],
    ['to split by half a weight', () => allocate(100 as Minor, [0.5, 1]), 'AMOUNT_OUT_OF_RANGE', 'weights', weights],
    ['to split by weights of nothing', () => allocate(100 as Minor, [0, 0]), 'DIVISION_BY_ZERO', 'weights', 'at least one above zero'],
  ])
})
