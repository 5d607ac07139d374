import { describe } from 'vitest'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { Decimal } from './decimal.ts'
import { parseFraction } from './fraction.ts'
import { divide, nineteen, nineteenOf, one } from './nineteen-digits.ts'
import { parseRate, requireRate } from './parse-rate.ts'
import { findRoot, onlyOne, solveEffectiveRate } from './solve-rate.ts'

const sum = 'a sum of fractions such as 3/365+1/12'
const rate = 'decimal text such as 2.45'
const both = 'amounts received and amounts paid'
const unique = 'payments that one rate explains'

const at = (years: number, amount: number) => ({ years, amount })

describe('rates', () => {
  itRefuses([
    ['a rate that is no number', () => parseRate('two'), 'RATE_MALFORMED', 'ratePercent', rate],
    ['a rate with a percent sign', () => parseRate('2%', 'cet'), 'RATE_MALFORMED', 'cet', rate],
    ['a rate as a number', () => parseRate(2.45), 'RATE_MALFORMED', 'ratePercent', rate],
    ['a rate of thirteen digits', () => parseRate('1234567890123'), 'RATE_MALFORMED', 'ratePercent', rate],
    ['a negative rate', () => parseRate('-0.01'), 'RATE_OUT_OF_RANGE', 'ratePercent', '0 to 1000 percent'],
    ['a rate over the limit', () => parseRate('1000.01', 'cet'), 'RATE_OUT_OF_RANGE', 'cet', '0 to 1000 percent'],
    [
      'a rate over a limit of one’s own',
      () => parseRate('101', 'tax', { mostPercent: 100 }),
      'RATE_OUT_OF_RANGE',
      'tax',
      '0 to 100 percent',
    ],
    [
      'a rate under a limit of one’s own',
      () => parseRate('-6', 'index', { leastPercent: -5 }),
      'RATE_OUT_OF_RANGE',
      'index',
      '-5 to 1000 percent',
    ],
    [
      'a rate that is not a number at all',
      () => requireRate(new Decimal(Number.NaN)),
      'RATE_OUT_OF_RANGE',
      'ratePercent',
      '0 to 1000 percent',
    ],
    ['a fraction of words', () => parseFraction('a third'), 'FRACTION_MALFORMED', 'fraction', sum],
    ['a fraction of nothing', () => parseFraction('', 'first'), 'FRACTION_MALFORMED', 'first', sum],
    ['a fraction over zero', () => parseFraction('1/0'), 'FRACTION_MALFORMED', 'fraction', sum],
    ['a fraction over zeros', () => parseFraction('1/12+1/000'), 'FRACTION_MALFORMED', 'fraction', sum],
    ['a fraction that ends in a sign', () => parseFraction('1/12+'), 'FRACTION_MALFORMED', 'fraction', sum],
    ['a fraction as a number', () => parseFraction(0.5), 'FRACTION_MALFORMED', 'fraction', sum],
    ['a fraction that does not end', () => parseFraction('1+'.repeat(101) + '1'), 'FRACTION_MALFORMED', 'fraction', sum],
    ['a number of nineteen digits that is none', () => nineteenOf('1e5'), 'RATE_MALFORMED', 'number', 'decimal text such as 9.4822'],
    ['a division by zero', () => divide(one, nineteen(0)), 'DIVISION_BY_ZERO', 'divisor', 'not zero'],
    ['flows in one direction', () => solveEffectiveRate([at(0, 100), at(1, 110)]), 'RATE_NOT_FOUND', 'payments', both],
    ['no flows at all', () => solveEffectiveRate([]), 'RATE_NOT_FOUND', 'payments', both],
    ['flows that are nothing', () => solveEffectiveRate([at(0, 0), at(1, 0)]), 'RATE_NOT_FOUND', 'payments', both],
    // −100 + 230x − 132x² with x = 1 / (1 + r) has the roots 10% and 20%.
    [
      'flows that two rates explain',
      () => solveEffectiveRate([at(0, -100), at(1, 230), at(2, -132)]),
      'RATE_NOT_UNIQUE',
      'payments',
      unique,
    ],
    // 100 − 100x + 100x² is above zero for every x.
    [
      'flows that no rate explains',
      () => solveEffectiveRate([at(0, 100), at(1, -100), at(2, 100)]),
      'RATE_NOT_FOUND',
      'payments',
      'payments that balance the advances',
    ],
    [
      'amounts that are no numbers',
      () => solveEffectiveRate([at(0, 100), at(1, Number.NaN)]),
      'RATE_NOT_FOUND',
      'payments',
      'a rate that arithmetic can hold',
    ],
    ['a bracket without a root', () => findRoot((x) => x * x + 1, -1, 1), 'RATE_NOT_FOUND', 'payments', 'a rate within the range searched'],
    ['several roots', () => onlyOne([0.1, 0.2], (root) => root), 'RATE_NOT_UNIQUE', 'payments', unique],
    ['no root', () => onlyOne([], (root) => root), 'RATE_NOT_FOUND', 'payments', 'payments that balance the advances'],
  ])
})
