import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { repaymentPeriods } from './due-dates.ts'
import { type InterestFactor, interestOn, levelInstalment, toInterestFactor } from './level-instalment.ts'
import { repayByEqualPayments, repayByEqualPrincipal } from './rounded-amortisation.ts'
import { type RepaymentRule, type RuledCredit, ruledRows } from './ruled-repayment.ts'

const n = (value: number | string) => new Decimal(value)
const percent = toInterestFactor(n('0.01'))
const of = (count: number) => Array<InterestFactor>(count).fill(percent)
const minor = (value: number) => parseMinor(value)

describe('a level instalment', () => {
  it('repays the balance with its interest', () => {
    expect(levelInstalment(minor(100_000), of(12))).toBe(8885)
    expect(levelInstalment(minor(100_000), of(1))).toBe(101_000)
    expect(levelInstalment(minor(100_000), Array<InterestFactor>(4).fill(toInterestFactor(n(0))))).toBe(25_000)
    // 100 at 10% then 20%: 100 × 1.1 × 1.2 / (1 + 1.2) = 60
    expect(levelInstalment(minor(10_000), [toInterestFactor(n('0.1')), toInterestFactor(n('0.2'))])).toBe(6000)
  })

  it('bears interest rounded half even', () => {
    expect([interestOn(minor(50), percent), interestOn(minor(150), percent), interestOn(minor(250), percent)]).toEqual([0, 2, 2])
  })

  it('leaves the residue of rounding to the last row', () => {
    const rows = repayByEqualPayments(minor(100_000), of(12))
    expect(rows.map((row) => row.paymentMinor)).toEqual([...Array<number>(11).fill(8885), 8884])
    expect([rows[0]!.interestMinor, rows[0]!.principalMinor, rows[11]!.closingMinor]).toEqual([1000, 7885, 0])
  })

  it('falls with the balance where the principal is equal', () => {
    const rows = repayByEqualPrincipal(minor(100_00), of(3))
    expect(rows.map((row) => [row.principalMinor, row.interestMinor, row.closingMinor])).toEqual([
      [3333, 100, 6667],
      [3333, 67, 3334],
      [3334, 33, 0],
    ])
  })
})

describe('a credit repaid by a rule', () => {
  const credit: RuledCredit = {
    credit: n(1200),
    ratePercent: n(12),
    rateType: 'nominal',
    periodsPerYear: 12,
    periods: 4,
    rule: { type: 'level' },
  }
  const capitals = (rule: RepaymentRule, changes: Partial<RuledCredit> = {}) =>
    ruledRows({ ...credit, rule, ...changes }).map((row) => row.capital.toFixed(2))

  it.each<[string, RepaymentRule, Partial<RuledCredit>, string[]]>([
    ['equal capital', { type: 'equal-capital' }, {}, ['300.00', '300.00', '300.00', '300.00']],
    ['interest alone until the end', { type: 'interest-only' }, {}, ['0.00', '0.00', '0.00', '1200.00']],
    ['interest added to the debt', { type: 'rolled-up' }, {}, ['-12.00', '-12.12', '-12.24', '1236.36']],
    ['capital that is fixed', { type: 'fixed-capital', capital: n(500) }, { periods: undefined }, ['500.00', '500.00', '200.00']],
    ['a payment that is fixed', { type: 'fixed-payment', payment: n(612) }, { periods: undefined }, ['600.00', '600.00']],
    [
      'a payment that is fixed, the rest at the end',
      { type: 'fixed-payment', payment: n(112) },
      {},
      ['100.00', '101.00', '102.01', '896.99'],
    ],
    [
      'a share of the capital, and no less than the least',
      { type: 'percent-of-capital-plus-interest', percent: n(50), minimum: n(200), finalClears: true },
      { periods: undefined },
      ['600.00', '300.00', '200.00', '100.00'],
    ],
    [
      'a share of capital and interest, and no less than the least',
      { type: 'percent-of-capital-and-interest', percent: n(50), minimum: n(307), finalClears: true },
      {},
      ['594.00', '300.94', '303.95', '1.11'],
    ],
    [
      'interest alone and then equal capital',
      { type: 'interest-only-then-equal-capital', interestOnlyPeriods: 2 },
      {},
      ['0.00', '0.00', '600.00', '600.00'],
    ],
  ])('%s', (_what, rule, changes, expected) => {
    expect(capitals(rule, changes)).toEqual(expected)
  })

  it('is solved anew where the rate changes, from the period on that is named', () => {
    const rows = ruledRows({ ...credit, ratePercent: n(0), rateChange: { fromPeriod: 3, ratePercent: n(12) } })
    expect(rows.map((row) => row.interest.toFixed(2))).toEqual(['0.00', '0.00', '6.00', '3.01'])
    expect(rows.map((row) => row.interest.plus(row.capital).toFixed(2))).toEqual(['300.00', '300.00', '304.51', '304.51'])
  })

  it('counts a first period by its own length, and an effective rate by its root', () => {
    const first = (changes: Partial<RuledCredit>) =>
      ruledRows({ ...credit, rule: { type: 'interest-only' }, ...changes }).map((row) => row.interest.toFixed(2))
    expect(first({ firstPeriodYears: n('0.5') })).toEqual(['72.00', '12.00', '12.00', '12.00'])
    expect(first({ rateType: 'effective', ratePercent: n('12.682503') })).toEqual(['12.00', '12.00', '12.00', '12.00'])
    expect(first({ firstPeriodYears: n('0.5'), rateChange: { fromPeriod: 1, ratePercent: n(24) } })[0]).toBe('144.00')
  })

  it('grows its payments at each new year and at no other time', () => {
    const rows = ruledRows({
      ...credit,
      ratePercent: n(0),
      periodsPerYear: 2,
      periods: 4,
      rule: { type: 'growing-annuity', yearlyGrowthPercent: n(50) },
    })
    expect(rows.map((row) => row.capital.toFixed(2))).toEqual(['240.00', '240.00', '360.00', '360.00'])
  })
})

describe('due dates', () => {
  const due = (startsOn: string, firstDueOn: string | null, monthEnd: 'last_day_of_month' | 'first_day_of_next_month') =>
    repaymentPeriods({
      startsOn: parseIsoDate(startsOn),
      firstDueOn: firstDueOn === null ? null : parseIsoDate(firstDueOn),
      numberOfRepayments: 4,
      repaymentEvery: 1,
      repaymentUnit: 'months',
      monthEnd,
    }).map((period) => period.due)

  it('of a day that a month lacks are its last day, and the day again in a longer month', () => {
    expect(due('2023-01-31', null, 'last_day_of_month')).toEqual(['2023-02-28', '2023-03-31', '2023-04-30', '2023-05-31'])
    expect(due('2023-01-29', null, 'last_day_of_month')).toEqual(['2023-02-28', '2023-03-29', '2023-04-29', '2023-05-29'])
    expect(due('2023-01-28', null, 'last_day_of_month')).toEqual(['2023-02-28', '2023-03-28', '2023-04-28', '2023-05-28'])
  })

  it('roll over to the first of the next month where the product says so', () => {
    expect(due('2023-01-31', null, 'first_day_of_next_month')).toEqual(['2023-03-01', '2023-03-31', '2023-05-01', '2023-05-31'])
    expect(due('2023-01-15', null, 'first_day_of_next_month')).toEqual(['2023-02-15', '2023-03-15', '2023-04-15', '2023-05-15'])
  })

  it('grow from the first of them where that is agreed', () => {
    expect(due('2023-01-10', '2023-01-31', 'last_day_of_month')).toEqual(['2023-01-31', '2023-02-28', '2023-03-31', '2023-04-30'])
    expect(due('2023-01-10', '2023-01-31', 'first_day_of_next_month')).toEqual(['2023-01-31', '2023-03-01', '2023-03-31', '2023-05-01'])
  })
})
