import { describe } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import { annuityPayment, balanceAfter, requirePeriods } from './annuity.ts'
import { type InterestFactor, levelInstalment, toInterestFactor } from './level-instalment.ts'
import { buildLoanSchedule, type Disbursement, type LoanScheduleTerms } from './loan-schedule.ts'
import { repayByEqualPayments, repayByEqualPrincipal, repayByPayment } from './rounded-amortisation.ts'
import { type RuledCredit, ruledPayments, ruledRows } from './ruled-repayment.ts'

const n = (value: number | string) => new Decimal(value)
const terms = '1 to 36525'
const thousand = parseMinor(100_000)
const percent = toInterestFactor(n('0.01'))
const tooMany = Array<InterestFactor>(36_526).fill(percent)

const ruled = (changes: Partial<RuledCredit>) =>
  ruledRows({
    credit: n(1000),
    ratePercent: n(12),
    rateType: 'nominal',
    periodsPerYear: 12,
    periods: 24,
    rule: { type: 'level' },
    ...changes,
  })

const paidOut = [{ on: parseIsoDate('2024-01-31'), amountMinor: thousand }]
const build = (changes: Partial<LoanScheduleTerms>, disbursements: readonly Disbursement[] = paidOut) =>
  buildLoanSchedule({ ...plainTerms, ...changes }, disbursements)
const onePaidOut = 'at least one, each above 0'

describe('schedules', () => {
  itRefuses([
    ['a loan of no repayments', () => build({ numberOfRepayments: 0 }), 'TERM_OUT_OF_RANGE', 'numberOfRepayments', terms],
    ['a loan of a negative term', () => build({ numberOfRepayments: -12 }), 'TERM_OUT_OF_RANGE', 'numberOfRepayments', terms],
    ['a loan repaid every half month', () => build({ repaymentEvery: 0.5 }), 'TERM_OUT_OF_RANGE', 'repaymentEvery', terms],
    [
      'a loan at a negative rate',
      () => build({ annualRatePercent: nineteenOf('-0.01') }),
      'RATE_OUT_OF_RANGE',
      'annualRatePercent',
      '0 to 1000000 percent',
    ],
    [
      'a loan at a rate over the limit',
      () => build({ annualRatePercent: nineteenOf('1000001') }),
      'RATE_OUT_OF_RANGE',
      'annualRatePercent',
      '0 to 1000000 percent',
    ],
    ['a loan that pays nothing out', () => build({}, []), 'AMOUNT_OUT_OF_RANGE', 'disbursements', onePaidOut],
    [
      'a loan that pays out nothing twice',
      () => build({}, [...paidOut, { on: paidOut[0]!.on, amountMinor: parseMinor(0) }]),
      'AMOUNT_OUT_OF_RANGE',
      'disbursements',
      onePaidOut,
    ],
    [
      'a loan that takes money',
      () => build({}, [{ on: paidOut[0]!.on, amountMinor: parseMinor(-1) }]),
      'AMOUNT_OUT_OF_RANGE',
      'disbursements',
      onePaidOut,
    ],
    ...['2025-01-31', '2025-02-01'].map(
      (day) =>
        [
          `a loan that pays out when it is due for the last time or later: ${day}`,
          () => build({}, [...paidOut, { on: parseIsoDate(day), amountMinor: thousand }]),
          'DATES_OUT_OF_ORDER',
          'disbursements',
          'before the last due date',
        ] as const,
    ),
    [
      'a tranche with a term of its own after the last due date',
      () => build({ givesTranchesFullTerm: true }, [...paidOut, { on: parseIsoDate('2025-02-01'), amountMinor: thousand }]),
      'DATES_OUT_OF_ORDER',
      'disbursements',
      'before the last due date',
    ],
    [
      'interest that no level instalment of the cumulative family covers',
      () => build({ engine: 'cumulative', numberOfRepayments: 600, annualRatePercent: nineteenOf('60'), repaymentEvery: 3 }),
      'SCHEDULE_NEVER_AMORTISES',
      'annual_rate_percent',
      'an instalment above its interest',
    ],
    ['no periods', () => requirePeriods(0), 'TERM_OUT_OF_RANGE', 'periods', terms],
    ['half a period', () => requirePeriods(1.5, 'months'), 'TERM_OUT_OF_RANGE', 'months', terms],
    ['more than a hundred years of days', () => requirePeriods(36_526), 'TERM_OUT_OF_RANGE', 'periods', terms],
    ['an annuity of a negative term', () => annuityPayment(n(1000), n('0.01'), -12), 'TERM_OUT_OF_RANGE', 'periods', terms],
    [
      'an annuity that takes everything',
      () => annuityPayment(n(1000), n(-1), 12),
      'RATE_OUT_OF_RANGE',
      'periodicRate',
      'above −100 percent',
    ],
    [
      'a balance after fewer than no payments',
      () => balanceAfter(n(1000), n('0.01'), n(10), -1),
      'TERM_OUT_OF_RANGE',
      'paid',
      '0 to 36525',
    ],
    ['a factor below zero', () => toInterestFactor(n('-0.01')), 'RATE_OUT_OF_RANGE', 'rate', 'not negative'],
    ['a factor without end', () => toInterestFactor(n(Infinity)), 'RATE_OUT_OF_RANGE', 'rate', 'not negative'],
    ['an instalment of no periods', () => levelInstalment(thousand, []), 'TERM_OUT_OF_RANGE', 'periods', 'at least 1'],
    ['equal payments over no periods', () => repayByEqualPayments(thousand, []), 'TERM_OUT_OF_RANGE', 'periods', 'at least 1'],
    ['equal principal over no periods', () => repayByEqualPrincipal(thousand, []), 'TERM_OUT_OF_RANGE', 'periods', terms],
    ['a payment over too many periods', () => repayByPayment(thousand, tooMany, parseMinor(1)), 'TERM_OUT_OF_RANGE', 'periods', terms],
    ['a credit of nothing', () => ruled({ credit: n(0) }), 'AMOUNT_OUT_OF_RANGE', 'credit', 'above 0'],
    ['a credit of a negative term', () => ruled({ periods: -1 }), 'TERM_OUT_OF_RANGE', 'periods', terms],
    [
      'equal capital without a term',
      () => ruled({ periods: undefined, rule: { type: 'equal-capital' } }),
      'TERM_OUT_OF_RANGE',
      'months',
      'needed for this rule',
    ],
    [
      'interest only without a term',
      () => ruled({ periods: undefined, rule: { type: 'interest-only' } }),
      'TERM_OUT_OF_RANGE',
      'months',
      'needed for this rule',
    ],
    [
      'interest rolled up without a term',
      () => ruled({ periods: undefined, rule: { type: 'rolled-up' } }),
      'TERM_OUT_OF_RANGE',
      'months',
      'needed for this rule',
    ],
    [
      'a payment of the interest alone',
      () => ruled({ periods: undefined, rule: { type: 'fixed-payment', payment: n(10) } }),
      'SCHEDULE_NEVER_AMORTISES',
      'rule.payment',
      'above the interest of one period',
    ],
    [
      'a share of the debt below its interest',
      () =>
        ruled({
          periods: undefined,
          rule: { type: 'percent-of-capital-and-interest', percent: n('0.5'), minimum: n(0), finalClears: false },
        }),
      'SCHEDULE_NEVER_AMORTISES',
      'rule',
      'payments that repay the credit',
    ],
    [
      'capital that does not suffice in the term',
      () =>
        ruledPayments({
          credit: n(1000),
          ratePercent: n(12),
          rateType: 'nominal',
          periodsPerYear: 12,
          periods: 3,
          rule: { type: 'percent-of-capital-plus-interest', percent: n(5), minimum: n(0), finalClears: false },
        }),
      'SCHEDULE_NEVER_AMORTISES',
      'rule',
      'payments that repay the credit',
    ],
  ])
})
