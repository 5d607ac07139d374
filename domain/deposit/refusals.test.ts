import { describe } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { type Minor, parseMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { itRefuses } from '#test/rules/it-refuses.ts'
import {
  accrualOfYear,
  compoundMaturity,
  recurringDepositMaturity,
  simplePeriodInterest,
  timeDepositMaturity,
  yearlyInterest,
} from './compound-deposit.ts'
import { closeDepositEarly, type EarlyClosureTerms } from './early-closure.ts'
import { accruedOn, type FixedDeposit, projectFixedDeposit } from './fixed-deposit.ts'
import { findDepositRate, requireNoOverlap, type RateSlab } from './rate-chart.ts'

const n = (value: number | string) => new Decimal(value)
const [opened, middle, matures] = [parseIsoDate('2024-01-01'), parseIsoDate('2024-07-01'), parseIsoDate('2025-01-01')]

const sound: FixedDeposit = {
  depositMinor: parseMinor(500_000),
  ratePercent: n(5),
  openedOn: opened,
  endsOn: matures,
  compounding: 'monthly',
  posting: 'quarterly',
  anchor: 'opening',
  balance: 'daily',
  daysInYear: 365,
}
const project = (changes: Partial<FixedDeposit>) => projectFixedDeposit({ ...sound, ...changes })
const close = (changes: Partial<EarlyClosureTerms>) =>
  closeDepositEarly(sound, { closedOn: middle, penaltyPercent: n(1), penaltyBasis: 'whole_term', ...changes })

const slab = (changes: Partial<RateSlab>): RateSlab => ({
  fromMonths: 1,
  toMonths: 6,
  fromMinor: 0 as Minor,
  toMinor: undefined,
  ratePercent: n(5),
  ...changes,
})
const covered = 'a term and amount that the chart covers'
const terms = '1 to 36525'

describe('deposits', () => {
  itRefuses([
    ['a deposit of nothing', () => project({ depositMinor: 0 as Minor }), 'AMOUNT_OUT_OF_RANGE', 'depositMinor', 'above 0'],
    ['a deposit below nothing', () => project({ depositMinor: -1 as Minor }), 'AMOUNT_OUT_OF_RANGE', 'depositMinor', 'above 0'],
    ['a deposit that ends when it begins', () => project({ endsOn: opened }), 'DATES_OUT_OF_ORDER', 'endsOn', 'after openedOn'],
    ['a negative rate', () => project({ ratePercent: n('-0.01') }), 'RATE_OUT_OF_RANGE', 'ratePercent', '0 to 1000 percent'],
    ['a rate over the limit', () => project({ ratePercent: n('1000.01') }), 'RATE_OUT_OF_RANGE', 'ratePercent', '0 to 1000 percent'],
    ['a rate that is no number', () => project({ ratePercent: n(Number.NaN) }), 'RATE_OUT_OF_RANGE', 'ratePercent', '0 to 1000 percent'],
    ['a tax on more than the interest', () => project({ taxPercent: n(101) }), 'RATE_OUT_OF_RANGE', 'taxPercent', '0 to 100 percent'],
    ['a negative tax', () => project({ taxPercent: n(-1) }), 'RATE_OUT_OF_RANGE', 'taxPercent', '0 to 100 percent'],
    [
      'compounding that comes less often than posting',
      () => project({ compounding: 'yearly' }),
      'TERM_OUT_OF_RANGE',
      'compounding',
      'at least as often as posting',
    ],
    [
      'compounding at the end that is posted before',
      () => project({ compounding: 'at_end' }),
      'TERM_OUT_OF_RANGE',
      'compounding',
      'at least as often as posting',
    ],
    [
      'a year that begins in month 0',
      () => project({ anchor: { yearBeginsInMonth: 0 } }),
      'TERM_OUT_OF_RANGE',
      'anchor.yearBeginsInMonth',
      '1 to 12',
    ],
    [
      'a year that begins in month 13',
      () => project({ anchor: { yearBeginsInMonth: 13 } }),
      'TERM_OUT_OF_RANGE',
      'anchor.yearBeginsInMonth',
      '1 to 12',
    ],
    [
      'a year that begins in half a month',
      () => project({ anchor: { yearBeginsInMonth: 1.5 } }),
      'TERM_OUT_OF_RANGE',
      'anchor.yearBeginsInMonth',
      '1 to 12',
    ],
    [
      'accrual of an unsound deposit',
      () => accruedOn({ ...sound, ratePercent: n(-1) }, middle),
      'RATE_OUT_OF_RANGE',
      'ratePercent',
      '0 to 1000 percent',
    ],
    [
      'closing on the day of opening',
      () => close({ closedOn: opened }),
      'DATES_OUT_OF_ORDER',
      'closedOn',
      'after the deposit was opened and before it matures',
    ],
    [
      'closing at maturity',
      () => close({ closedOn: matures }),
      'DATES_OUT_OF_ORDER',
      'closedOn',
      'after the deposit was opened and before it matures',
    ],
    [
      'closing within the lock-in',
      () => close({ lockedInUntil: parseIsoDate('2024-07-02') }),
      'DEPOSIT_LOCKED_IN',
      'closedOn',
      'not before 2024-07-02',
    ],
    [
      'closing before the opening',
      () => close({ closedOn: parseIsoDate('2023-12-31') }),
      'DATES_OUT_OF_ORDER',
      'closedOn',
      'after the deposit was opened and before it matures',
    ],
    [
      'closing after a term that the chart leaves out',
      () => close({ closedOn: parseIsoDate('2024-01-20'), penaltyBasis: 'held_term', chart: { slabs: [slab({})] } }),
      'DEPOSIT_RATE_NOT_FOUND',
      'term',
      covered,
    ],
    [
      'compounding monthly what is posted daily',
      () => project({ posting: 'daily' }),
      'TERM_OUT_OF_RANGE',
      'compounding',
      'at least as often as posting',
    ],
    [
      'accrual that compounds less often than it posts',
      () => accruedOn({ ...sound, posting: 'daily' }, middle),
      'TERM_OUT_OF_RANGE',
      'compounding',
      'at least as often as posting',
    ],
    ['half a compounding', () => compoundMaturity(n(1), n(5), 1.5, n(1)), 'TERM_OUT_OF_RANGE', 'compoundingPerYear', terms],
    ['a negative penalty', () => close({ penaltyPercent: n(-1) }), 'RATE_OUT_OF_RANGE', 'penaltyPercent', '0 to 100 percent'],
    ['a penalty over everything', () => close({ penaltyPercent: n(101) }), 'RATE_OUT_OF_RANGE', 'penaltyPercent', '0 to 100 percent'],
    [
      'a term that the chart leaves out',
      () => findDepositRate({ slabs: [slab({})] }, 7, parseMinor(1)),
      'DEPOSIT_RATE_NOT_FOUND',
      'term',
      covered,
    ],
    ['a term below the chart', () => findDepositRate({ slabs: [slab({})] }, 0, parseMinor(1)), 'DEPOSIT_RATE_NOT_FOUND', 'term', covered],
    [
      'an amount that the chart leaves out',
      () => findDepositRate({ slabs: [slab({ toMinor: parseMinor(10) })] }, 3, parseMinor(11)),
      'DEPOSIT_RATE_NOT_FOUND',
      'term',
      covered,
    ],
    ['a chart without slabs', () => findDepositRate({ slabs: [] }, 3, parseMinor(11)), 'DEPOSIT_RATE_NOT_FOUND', 'term', covered],
    [
      'two rates for one deposit',
      () => requireNoOverlap({ slabs: [slab({}), slab({ fromMonths: 6, toMonths: 12 })] }),
      'DEPOSIT_RATE_NOT_FOUND',
      'chart',
      'slabs that do not overlap',
    ],
    ['compounding over a negative term', () => compoundMaturity(n(1), n(5), 4, n('-0.5')), 'TERM_OUT_OF_RANGE', 'years', '0 to 1000'],
    [
      'compounding over more than a thousand years',
      () => compoundMaturity(n(1), n(5), 4, n('1000.01')),
      'TERM_OUT_OF_RANGE',
      'years',
      '0 to 1000',
    ],
    [
      'compounding over no number of years',
      () => compoundMaturity(n(1), n(5), 4, n(Number.NaN)),
      'TERM_OUT_OF_RANGE',
      'years',
      '0 to 1000',
    ],
    ['compounding that never comes', () => compoundMaturity(n(1), n(5), 0, n(1)), 'TERM_OUT_OF_RANGE', 'compoundingPerYear', terms],
    [
      'a rate that takes all in one period',
      () => compoundMaturity(n(1), n(-400), 4, n(1)),
      'RATE_OUT_OF_RANGE',
      'ratePercent',
      'above −100 percent a period',
    ],
    ['interest of no periods a year', () => simplePeriodInterest(n(1), n(5), 0), 'TERM_OUT_OF_RANGE', 'periodsPerYear', terms],
    ['the year before the first', () => accrualOfYear(n(1), n(5), 2, 0), 'TERM_OUT_OF_RANGE', 'year', terms],
    ['yearly interest that never compounds', () => yearlyInterest(n(1), n(5), 0), 'TERM_OUT_OF_RANGE', 'compoundingPerYear', terms],
    ['a time deposit of no years', () => timeDepositMaturity(n(1), n(5), 0), 'TERM_OUT_OF_RANGE', 'years', terms],
    ['a recurring deposit of a negative term', () => recurringDepositMaturity(n(1), n(5), 4, -1), 'TERM_OUT_OF_RANGE', 'months', terms],
  ])
})
