import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { openLoan } from '#test/rules/any-loan.ts'
import { expectRowsOfPlan, expectWhole } from '#test/rules/expect-arranged.ts'
import { plainLoan } from '#test/rules/plain-terms.ts'
import { paidOn, payingFirst, reAgedOn, reAmortizedOn } from '#test/rules/short-loan.ts'
import { applyEvent } from './apply-event.ts'
import type { Component } from './instalment.ts'
import type { LoanEvent } from './loan-event.ts'
import type { FutureRule, LoanTerms } from './loan-terms.ts'
import { payOffQuote } from './pay-off-quote.ts'
import { showSchedule } from './show-loan.ts'

const p: Component = 'principal'
const i: Component = 'interest'
const f: Component = 'fee'
const n: Component = 'penalty'

type Story = {
  readonly family: 'progressive' | 'recalculating'
  readonly processing?: 'vertical'
  readonly future?: FutureRule
  readonly order: readonly Component[]
  readonly rate: string
  readonly rows: number
  readonly happened: readonly LoanEvent[]
  /** What earns for how many days, row by row: all interest that the loan then asks for. */
  readonly earning: readonly (readonly (readonly [balanceMinor: number, days: number])[])[]
  /** Interest of the row that was late, in equal parts. */
  readonly partsMinor?: readonly number[]
  readonly daysLater: number
}

const incomeOn = (day: string): LoanEvent => ({
  type: 'capitalized_income',
  on: parseIsoDate(day),
  recordedOn: parseIsoDate(day),
  amountMinor: parseMinor(60_00),
})

// Found by loans at random, and made as small as they would go: 1,000.00 paid out on 10 January 2024, most of them paid from the last row on.
const stories: readonly (readonly [what: string, story: Story])[] = [
  [
    'interest of the last row was paid, and what rows before it hand on to it takes room of their principal',
    {
      family: 'progressive',
      order: [f, p, i, n],
      rate: '36.5',
      rows: 5,
      happened: [paidOn('2024-01-11', 130_69), paidOn('2024-02-10', 403_89), reAmortizedOn('2024-03-10', false)],
      earning: [[[1000_00, 31]], [[812_44, 29]], [[502_99, 31]], [[253_53, 30]], [[69_98, 31]]],
      daysLater: 0,
    },
  ],
  [
    'the same before level instalments are tried',
    {
      family: 'progressive',
      processing: 'vertical',
      order: [i, f, p, n],
      rate: '12',
      rows: 5,
      happened: [paidOn('2024-01-11', 123_61), paidOn('2024-02-10', 201_61), reAmortizedOn('2024-03-12', false)],
      earning: [
        [[1000_00, 31]],
        [[804_17, 29]],
        [
          [605_82, 2],
          [704_89, 29],
        ],
        [[439_44, 30]],
        [[171_21, 31]],
      ],
      daysLater: 0,
    },
  ],
  [
    'income is added to rows that hand interest on',
    {
      family: 'progressive',
      order: [i, p, n, f],
      rate: '12',
      rows: 1,
      happened: [
        reAgedOn('2024-01-10', '2024-01-10', 4),
        paidOn('2024-01-11', 258_90),
        reAmortizedOn('2024-02-10', false),
        incomeOn('2024-04-11'),
      ],
      earning: [
        [[1000_00, 31]],
        [[746_25, 29]],
        [[422_18, 31]],
        [
          [85_11, 1],
          [145_11, 29],
        ],
      ],
      daysLater: 0,
    },
  ],
  [
    'income leaves less of a late row to be handed on that was paid to the cent',
    {
      family: 'progressive',
      order: [p, f, i, n],
      rate: '36.5',
      rows: 4,
      happened: [
        paidOn('2024-01-10', 237_31),
        paidOn('2024-01-11', 24_08),
        reAmortizedOn('2024-02-10', false),
        paidOn('2024-02-11', 400_83),
        incomeOn('2024-04-11'),
      ],
      earning: [[[1000_00, 31]], [[738_62, 29]], [[388_79, 31]], [[60_00, 29]]],
      daysLater: 0,
    },
  ],
  [
    'a payment ahead is kept in the empty row that the re-ageing before left',
    {
      family: 'recalculating',
      order: [p, n, i, f],
      rate: '36.5',
      rows: 1,
      happened: [reAgedOn('2024-01-10', '2024-01-12', 2), paidOn('2024-01-11', 1), reAgedOn('2024-01-11', '2024-01-11', 1)],
      earning: [[[1000_00, 1]]],
      daysLater: 0,
    },
  ],
  [
    'a late row was paid in part, and the last rows in full',
    {
      family: 'recalculating',
      order: [p, f, n, i],
      rate: '12',
      rows: 5,
      happened: [
        paidOn('2024-01-11', 261_13),
        paidOn('2024-01-12', 114_43),
        paidOn('2024-02-10', 425_12),
        reAgedOn('2024-04-11', '2024-05-20', 1),
      ],
      earning: [
        [
          [1000_00, 1],
          [738_87, 1],
          [624_44, 29],
        ],
        [[205_85, 29]],
        [[205_85, 31]],
        [[205_85, 1]],
        [[205_85, 39]],
      ],
      daysLater: 16,
    },
  ],
  [
    'income came after the last due date, while a row was late',
    {
      family: 'recalculating',
      order: [i, p, n, f],
      rate: '12',
      rows: 3,
      happened: [
        reAmortizedOn('2024-01-10', false),
        paidOn('2024-01-11', 234_70),
        paidOn('2024-01-12', 110_66),
        paidOn('2024-02-10', 183_57),
        paidOn('2024-02-11', 418_55),
        incomeOn('2024-04-11'),
        reAgedOn('2024-04-11', '2024-04-11', 3),
      ],
      earning: [
        [
          [1000_00, 1],
          [765_30, 1],
          [654_64, 29],
        ],
        [
          [477_89, 1],
          [59_50, 28],
        ],
        [[59_50, 31]],
        [[59_50, 1]],
        [[80_05, 30]],
        [[40_22, 31]],
      ],
      daysLater: 0,
    },
  ],
  [
    'income after the last due date, of which a credit of the customer paid some before',
    {
      family: 'recalculating',
      order: [n, p, f, i],
      rate: '36.5',
      rows: 1,
      happened: [
        paidOn('2024-01-10', 212_84),
        paidOn('2024-01-11', 87_16),
        paidOn('2024-01-12', 245_33),
        paidOn('2024-03-10', 469_46),
        incomeOn('2024-04-08'),
        reAgedOn('2024-04-08', '2024-04-30', 1),
      ],
      earning: [
        [
          [787_16, 1],
          [700_00, 1],
          [454_67, 29],
        ],
        [
          [454_67, 29],
          [59_88, 22],
        ],
      ],
      daysLater: 0,
    },
  ],
  [
    'a row that was paid holds interest in advance, and one after it earns again',
    {
      family: 'recalculating',
      order: [f, p, i, n],
      rate: '36.5',
      rows: 5,
      happened: [
        paidOn('2024-01-11', 71_87),
        paidOn('2024-02-10', 380_98),
        reAmortizedOn('2024-03-10', true),
        paidOn('2024-03-14', 304_30),
      ],
      earning: [
        [
          [1000_00, 1],
          [928_13, 30],
        ],
        [
          [575_99, 4],
          [282_83, 27],
        ],
      ],
      // 575.99 for 29 days is 16.70.
      partsMinor: [5_57, 5_57, 5_57],
      daysLater: 58,
    },
  ],
]

describe('a loan that was arranged anew is whole and closes by its quote', () => {
  it.each(stories)('%s', (_what, story) => {
    const account = openLoan(termsOf(story))
    for (const [index, event] of story.happened.entries()) {
      applyEvent(account, event)
      expectWhole(account, story.happened.slice(0, index + 1))
      if (story.family === 'recalculating') expectRowsOfPlan(account)
    }
    expect(showSchedule(account).reduce((sum, { interest }) => sum + interest, 0)).toBe(interestOf(story))

    const on = addDays(story.happened.at(-1)!.recordedOn, story.daysLater)
    applyEvent(account, { type: 'repayment', on, recordedOn: on, amountMinor: parseMinor(payOffQuote(account, on)) })
    expect([account.book!.overpaidMinor, account.status]).toEqual([0, 'closed'])
  })
})

function interestOf({ earning, partsMinor = [], rate }: Story): number {
  const earned = earning.map((row) => Math.round((row.reduce((sum, [balance, days]) => sum + balance * days, 0) * Number(rate)) / 365_00))
  return [...earned, ...partsMinor].reduce((sum, one) => sum + one, 0)
}

function termsOf({ family, processing, future = 'last_installment', order, rate, rows }: Story): LoanTerms {
  return {
    ...plainLoan(family),
    annualRatePercent: nineteenOf(rate),
    daysInYear: 365,
    numberOfRepayments: rows,
    allocation: { ...payingFirst(order, future), ...(processing && { processing }) },
  }
}
