import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { earlierOf, type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import { anyAllocation } from '#test/rules/any-loan.ts'
import { paidOn, payingFirst, rowsOf, shortLoan } from '#test/rules/short-loan.ts'
import { applyEvent } from './apply-event.ts'
import type { LoanAccount } from './loan-account.ts'
import { payOffQuote } from './pay-off-quote.ts'

const startsOn = parseIsoDate('2024-01-01')

/** A tenth of a percent a day of the principal that the payments of the days before left. */
function earnedUntil({ transactions }: LoanAccount, until: IsoDate): number {
  let interest = 0
  for (let day = startsOn; day < until; day = addDays(day, 1)) interest += principalOn(transactions, day) / 1000
  return interest
}

function principalOn(transactions: LoanAccount['transactions'], day: IsoDate): number {
  const made = transactions.filter(({ on }) => on <= day)
  return made.reduce((sum, { type, amountMinor, portions }) => sum + (type === 'disbursement' ? amountMinor : -portions.principal), 0)
}

const accrued = ({ accruals }: LoanAccount) =>
  accruals.reduce(
    (sum, { type, amountMinor }) => sum + (type === 'accrual' ? amountMinor : type === 'accrual_adjustment' ? -amountMinor : 0),
    0,
  )

type Payment = readonly [day: string, amountMinor: number]

const stories: readonly (readonly [what: string, payments: readonly Payment[]])[] = [
  ['half of it in the first row', [['2024-01-22', 60_000]]],
  ['nearly all of it in the first row', [['2024-01-28', 119_000]]],
  ['much of it after a row was overdue', [['2024-02-10', 100_000]]],
  [
    'much of it on two days, and a row late',
    [
      ['2024-01-06', 42_000],
      ['2024-01-27', 42_000],
      ['2024-02-18', 20_000],
    ],
  ],
  [
    'twice to rows that are far ahead, and one that is late',
    [
      ['2024-02-02', 100_000],
      ['2024-03-19', 10_000],
    ],
  ],
  [
    'most of it at once, a little of the row of the day, and some of what is late',
    [
      ['2024-02-14', 100_000],
      ['2024-02-27', 100],
      ['2024-03-20', 15_000],
    ],
  ],
  [
    'two rows and some more on a due date',
    [
      ['2024-02-01', 80_000],
      ['2024-03-01', 10_000],
    ],
  ],
]

describe.each([
  ['last_installment', 'horizontal'],
  ['next_last_installment', 'horizontal'],
  ['next_installment', 'horizontal'],
  ['reamortization', 'horizontal'],
  ['last_installment', 'vertical'],
  ['next_last_installment', 'vertical'],
  ['next_installment', 'vertical'],
  ['reamortization', 'vertical'],
] as const)('a payment that goes by %s, %sly', (future, processing) => {
  describe.each(['principal', 'interest'] as const)('to the %s first', (first) => {
    const order =
      first === 'principal'
        ? (['principal', 'interest', 'fee', 'penalty'] as const)
        : (['interest', 'principal', 'fee', 'penalty'] as const)
    const allocation = { ...payingFirst(order, future), processing }

    it.each(stories)('leaves a loan that asks and accrues what each day earned: %s', (_what, payments) => {
      const account = shortLoan(
        payments.map(([day, amountMinor]) => paidOn(day, amountMinor)),
        { allocation },
      )
      const last = parseIsoDate(payments.at(-1)![0])
      const paid = account.transactions.reduce((sum, { portions }) => sum + portions.interest, 0)
      for (const on of [last, addDays(last, 5), addDays(last, 20), parseIsoDate('2024-04-20')]) {
        const owed = principalOn(account.transactions, on) + Math.max(0, earnedUntil(account, on) - paid)
        expect(Math.abs(payOffQuote(account, on) - owed)).toBeLessThan(2.5)
        // The day itself is accrued when the next one closes.
        applyEvent(account, { type: 'close_of_business', businessDate: on, recordedOn: on })
        expect(Math.abs(accrued(account) - earnedUntil(account, addDays(on, -1)))).toBeLessThan(2.5)
      }
      expect(rowsOf(account).reduce((sum, [principal]) => sum + principal, 0)).toBe(120_000)
    })
  })

  it.each(stories)('takes what each day earned out of one that closes the loan: %s', (_what, payments) => {
    const allocation = { ...payingFirst(['principal', 'interest', 'fee', 'penalty'], future), processing }
    for (const day of ['2024-03-10', '2024-04-01', '2024-05-01']) {
      const paid = [...payments, [day, 130_000] as const]
      const account = shortLoan(
        paid.map(([on, amountMinor]) => paidOn(on, amountMinor)),
        { allocation },
      )
      const credit = paid.reduce((sum, [, amountMinor]) => sum + amountMinor, 0) - 120_000 - earnedUntil(account, parseIsoDate(day))
      expect(Math.abs(account.book!.overpaidMinor - credit)).toBeLessThan(2.5)
    }
  })
})

const endsOn = parseIsoDate('2024-05-01')

it('asks and accrues what each day earned, whatever is paid when and goes where', () => {
  const anyPayments = fc
    .uniqueArray(fc.record({ afterDays: fc.integer({ min: 1, max: 115 }), amountMinor: fc.integer({ min: 1, max: 119_000 }) }), {
      minLength: 1,
      maxLength: 4,
      selector: ({ afterDays }) => afterDays,
    })
    .map((payments) => payments.toSorted((one, other) => one.afterDays - other.afterDays))
  fc.assert(
    fc.property(anyAllocation, anyPayments, fc.integer({ min: 1, max: 30 }), (allocation, payments, daysLater) => {
      const account = shortLoan(
        payments.map(({ afterDays, amountMinor }) => paidOn(addDays(startsOn, afterDays), amountMinor)),
        { allocation },
      )
      fc.pre(account.status === 'active')
      const last = addDays(startsOn, payments.at(-1)!.afterDays)
      const paid = account.transactions.reduce((sum, { portions }) => sum + portions.interest, 0)
      for (const day of [last, addDays(last, daysLater)]) {
        // Nothing earns after the last due date.
        const on = earlierOf(day, endsOn)
        const owed = principalOn(account.transactions, on) + Math.max(0, earnedUntil(account, on) - paid)
        expect(Math.abs(payOffQuote(account, on) - owed)).toBeLessThan(3)
        applyEvent(account, { type: 'close_of_business', businessDate: on, recordedOn: on })
        expect(Math.abs(accrued(account) - earnedUntil(account, addDays(on, -1)))).toBeLessThan(3)
      }
    }),
    { numRuns: 150 },
  )
})
