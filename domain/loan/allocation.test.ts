import { describe, expect, it } from 'vitest'
import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { befallen, day, disbursedOn, type Happening } from '#test/rules/any-loan.ts'
import { expectConsistent } from '#test/rules/expect-consistent.ts'
import { plainLoan } from '#test/rules/plain-terms.ts'
import { payingFirst } from '#test/rules/short-loan.ts'
import { applyEvent } from './apply-event.ts'
import type { Component } from './instalment.ts'
import type { FutureRule, InterestRecalculation, LoanTerms } from './loan-terms.ts'
import { payOffQuote } from './pay-off-quote.ts'

const p: Component = 'principal'
const i: Component = 'interest'
const f: Component = 'fee'
const n: Component = 'penalty'

type Story = {
  readonly processing: 'horizontal' | 'vertical'
  readonly future: FutureRule
  readonly order: readonly Component[]
  /** The rule of credits, where they have one of their own. */
  readonly credits?: readonly [FutureRule, readonly Component[]]
  readonly rate: string
  readonly rows: number
  readonly recalculation: Partial<InterestRecalculation> | null
  readonly happened: readonly (readonly [kind: Happening['kind'], on: string, amountMinor: number])[]
  readonly daysLater: number
  /** Where these are not as in the others. */
  readonly days?: Partial<Pick<LoanTerms, 'daysInYear' | 'daysInMonth'>>
}

const tillRest = { preClose: 'till_rest_frequency_date' } as const

// Found by loans at random, and made as small as they would go.
const stories: readonly (readonly [what: string, story: Story])[] = [
  [
    'what is paid to the last row holds interest of days that come later',
    {
      processing: 'horizontal',
      future: 'last_installment',
      order: [i, p, f, n],
      rate: '36.5',
      rows: 4,
      recalculation: {},
      happened: [['repayment', '2024-01-18', 50_000]],
      daysLater: 113,
    },
  ],
  [
    'principal before interest, evenly over what is to come, on a day when all is overdue',
    {
      processing: 'horizontal',
      future: 'reamortization',
      order: [p, i, f, n],
      rate: '36.5',
      rows: 4,
      recalculation: {},
      happened: [['repayment', '2024-04-04', 100]],
      daysLater: 0,
    },
  ],
  [
    'interest before principal over all rows, a little of it paid on the day',
    {
      processing: 'vertical',
      future: 'last_installment',
      order: [i, p, f, n],
      rate: '36.5',
      rows: 4,
      recalculation: {},
      happened: [['repayment', '2024-02-05', 100]],
      daysLater: 0,
    },
  ],
  [
    'principal before interest over all rows, so that no row is left for the interest',
    {
      processing: 'vertical',
      future: 'reamortization',
      order: [p, i, f, n],
      rate: '36.5',
      rows: 4,
      recalculation: {},
      happened: [['repayment', '2024-02-23', 5_000]],
      daysLater: 0,
    },
  ],
  [
    'a row ahead that has no room for its interest when it is due, and has on the day',
    {
      processing: 'vertical',
      future: 'next_installment',
      order: [i, p, f, n],
      rate: '60',
      rows: 4,
      recalculation: {},
      happened: [['repayment', '2024-02-01', 83_000]],
      daysLater: 5,
    },
  ],
  [
    'more principal paid in the last row than is left for it',
    {
      processing: 'vertical',
      future: 'reamortization',
      order: [p, i, f, n],
      rate: '150',
      rows: 4,
      recalculation: {},
      happened: [
        ['repayment', '2024-02-22', 50_000],
        ['repayment', '2024-02-29', 12_500],
        ['repayment', '2024-03-04', 50_000],
      ],
      daysLater: 60,
    },
  ],
  [
    'closed where interest runs to the end of the row, with rows before it late',
    {
      processing: 'horizontal',
      future: 'reamortization',
      order: [p, f, n, i],
      rate: '21.1',
      rows: 6,
      recalculation: { ...tillRest, stopsOnPastDue: true },
      happened: [['fee', '2024-01-19', 5_00]],
      daysLater: 52,
    },
  ],
  [
    'closed there once the row of the day is paid, and the last one is late',
    {
      processing: 'horizontal',
      future: 'reamortization',
      order: [i, n, f, p],
      rate: '35.2',
      rows: 9,
      recalculation: tillRest,
      happened: [
        ['repayment', '2024-02-14', 89_743],
        ['repayment', '2024-06-25', 1_113],
      ],
      daysLater: 85,
    },
  ],
  [
    'closed there after the bank took a payment back',
    {
      processing: 'horizontal',
      future: 'reamortization',
      order: [i, f, n, p],
      rate: '33.1',
      rows: 4,
      recalculation: { ...tillRest, stopsOnPastDue: true },
      happened: [
        ['repayment', '2024-01-14', 31_023],
        ['chargeback', '2024-03-07', 5_290],
      ],
      daysLater: 1,
    },
  ],
  [
    'closed there by a credit that pays the current row and a payment that begins with the last',
    {
      processing: 'horizontal',
      future: 'last_installment',
      order: [p, f, i, n],
      credits: ['next_last_installment', [f, n, p, i]],
      rate: '22.9',
      rows: 11,
      recalculation: tillRest,
      happened: [
        ['repayment', '2024-05-26', 13_267],
        ['goodwill_credit', '2024-08-22', 76_472],
      ],
      daysLater: 1,
    },
  ],
  [
    'a few cents that were taken back, at a rate of next to nothing',
    {
      processing: 'horizontal',
      future: 'last_installment',
      order: [f, i, p, n],
      credits: ['next_installment', [n, p, f, i]],
      rate: '0.1',
      rows: 4,
      recalculation: tillRest,
      happened: [
        ['repayment', '2024-01-11', 73_994],
        ['chargeback', '2024-02-10', 3],
      ],
      daysLater: 61,
    },
  ],
  [
    'days that were closed between, in a row of two years',
    {
      processing: 'horizontal',
      future: 'last_installment',
      order: [n, i, f, p],
      rate: '35.8',
      rows: 12,
      recalculation: tillRest,
      happened: [
        ['repayment', '2024-01-12', 11_830],
        ['close_of_business', '2024-12-18', 1],
      ],
      daysLater: 5,
    },
  ],
  [
    'a payment taken back before a further disbursement, without recalculation',
    {
      processing: 'horizontal',
      future: 'reamortization',
      order: [i, n, f, p],
      rate: '33.3',
      rows: 8,
      recalculation: null,
      happened: [
        ['repayment', '2024-01-16', 10_504],
        ['chargeback', '2024-01-22', 8_447],
        ['disburse', '2024-01-24', 5_000],
      ],
      daysLater: 10,
    },
  ],
  [
    'a cent or two paid out after rows were paid ahead, without interest',
    {
      processing: 'horizontal',
      future: 'next_last_installment',
      order: [p, n, f, i],
      rate: '0',
      rows: 9,
      recalculation: null,
      happened: [
        ['repayment', '2024-01-11', 22_221],
        ['disburse', '2024-04-10', 2],
      ],
      daysLater: 10,
    },
  ],
  [
    'paid out on the last due date and after it',
    {
      processing: 'vertical',
      future: 'last_installment',
      order: [i, n, p, f],
      rate: '4.4',
      rows: 3,
      recalculation: null,
      happened: [
        ['fee', '2024-02-19', 5_00],
        ['disburse', '2024-04-10', 5_000],
        ['disburse', '2024-09-04', 5_000],
      ],
      daysLater: 10,
    },
  ],
  [
    'interest of the past paid beside the principal that a row was promised, over all rows',
    {
      processing: 'vertical',
      future: 'next_installment',
      order: [i, f, n, p],
      credits: ['reamortization', [p, f, i, n]],
      rate: '14',
      rows: 11,
      recalculation: {},
      happened: [
        ['repayment', '2024-01-11', 1],
        ['goodwill_credit', '2024-04-07', 97_388],
      ],
      daysLater: 5,
      days: { daysInYear: 360 },
    },
  ],
  [
    'a cent more paid in a row than it asked for once interest was counted anew',
    {
      processing: 'horizontal',
      future: 'next_installment',
      order: [p, n, i, f],
      rate: '31.1',
      rows: 11,
      recalculation: {},
      happened: [
        ['repayment', '2024-03-16', 95_094],
        ['repayment', '2024-03-19', 10_515],
      ],
      daysLater: 0,
    },
  ],
  [
    'closed where interest runs to the end of a row that is paid, and goes to one that is late',
    {
      processing: 'vertical',
      future: 'next_installment',
      order: [i, f, p, n],
      credits: ['last_installment', [n, i, p, f]],
      rate: '0.1',
      rows: 8,
      recalculation: tillRest,
      happened: [
        ['goodwill_credit', '2024-01-11', 12_493],
        ['repayment', '2024-01-11', 1],
        ['repayment', '2024-08-11', 49],
      ],
      daysLater: 0,
    },
  ],
  [
    'interest of a row before the last one that was paid in the last one',
    {
      processing: 'vertical',
      future: 'last_installment',
      order: [n, i, p, f],
      credits: ['next_installment', [p, f, n, i]],
      rate: '0.2',
      rows: 11,
      recalculation: {},
      happened: [
        ['repayment', '2024-06-10', 39_106],
        ['goodwill_credit', '2024-07-28', 51_887],
      ],
      daysLater: 24,
    },
  ],
  [
    'interest of a row that was paid in one between it and the last',
    {
      processing: 'horizontal',
      future: 'last_installment',
      order: [n, i, f, p],
      credits: ['next_installment', [f, i, p, n]],
      rate: '0.8',
      rows: 12,
      recalculation: {},
      happened: [
        ['goodwill_credit', '2024-06-06', 75_269],
        ['repayment', '2024-08-13', 1],
      ],
      daysLater: 29,
    },
  ],
  [
    'interest of the past spread over all that is to come, each row up to what it was promised',
    {
      processing: 'horizontal',
      future: 'reamortization',
      order: [p, n, i, f],
      credits: ['next_installment', [f, i, p, n]],
      rate: '2.5',
      rows: 10,
      recalculation: {},
      happened: [['goodwill_credit', '2024-01-11', 30_676]],
      daysLater: 61,
    },
  ],
  [
    'interest that was paid in the last row before the others were lent more',
    {
      processing: 'vertical',
      future: 'next_installment',
      order: [p, i, n, f],
      credits: ['next_installment', [i, n, f, p]],
      rate: '19.1',
      rows: 3,
      recalculation: {},
      happened: [
        ['goodwill_credit', '2024-02-06', 96_355],
        ['repayment', '2024-02-07', 5_055],
        ['disburse', '2024-02-10', 4],
      ],
      daysLater: 0,
    },
  ],
  [
    'closed while a cent of a late row was paid in the next one, as interest of days to come',
    {
      processing: 'horizontal',
      future: 'next_installment',
      order: [n, i, f, p],
      rate: '12.5',
      rows: 3,
      recalculation: {},
      happened: [
        ['repayment', '2024-03-01', 83_322],
        ['repayment', '2024-03-02', 18_381],
        ['disburse', '2024-03-03', 10],
        ['repayment', '2024-03-09', 1],
      ],
      daysLater: 1,
    },
  ],
  [
    'closed where interest runs to the end of the row, and rows that hold some in advance lie between',
    {
      processing: 'horizontal',
      future: 'next_last_installment',
      order: [n, p, f, i],
      credits: ['next_installment', [i, p, f, n]],
      rate: '0.3',
      rows: 10,
      recalculation: tillRest,
      happened: [
        ['goodwill_credit', '2024-01-11', 73_805],
        ['goodwill_credit', '2024-01-15', 6_170],
      ],
      daysLater: 0,
    },
  ],
  [
    'interest spread over rows of which the second has paid some that the first could still take',
    {
      processing: 'horizontal',
      future: 'reamortization',
      order: [p, n, f, i],
      credits: ['next_installment', [f, i, n, p]],
      rate: '12',
      rows: 9,
      recalculation: {},
      happened: [['goodwill_credit', '2024-02-17', 47_674]],
      daysLater: 5,
      days: { daysInYear: 'actual', daysInMonth: 30 },
    },
  ],
]

describe('a loan stays consistent and closes by its quote', () => {
  it.each(stories)('%s', (_what, story) => {
    const happened = story.happened.map(([kind, on, amountMinor]) => ({
      kind,
      afterDays: daysBetween(disbursedOn, parseIsoDate(on)),
      amountMinor: parseMinor(amountMinor),
    }))
    const { account, owedMinor, paidMinor } = befallen(termsOf(story), happened)
    expectConsistent({ account, owedMinor, paidMinor })
    expect(account.status).toBe('active')
    const on = day(happened.at(-1)!.afterDays + story.daysLater)
    const amountMinor = parseMinor(payOffQuote(account, on))
    applyEvent(account, { type: 'repayment', on, recordedOn: on, amountMinor })
    expect([account.book!.overpaidMinor, account.status]).toEqual([0, 'closed'])
    expectConsistent({ account, owedMinor, paidMinor: paidMinor + amountMinor })
  })
})

function termsOf({ processing, future, order, credits, rate, rows, recalculation, days }: Story): LoanTerms {
  const loan = plainLoan('recalculating')
  const creditRule = credits === undefined ? undefined : payingFirst(credits[1], credits[0]).defaultRule
  return {
    ...loan,
    ...days,
    annualRatePercent: nineteenOf(rate),
    numberOfRepayments: rows,
    recalculation: recalculation === null ? null : { ...loan.recalculation!, ...recalculation },
    allocation: { ...payingFirst(order, future), processing, rules: creditRule === undefined ? {} : { goodwill_credit: creditRule } },
  }
}
