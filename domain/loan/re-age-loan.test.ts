import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import {
  first,
  levelRows,
  moved,
  paidOn,
  payingFirst,
  reAgedOn,
  reAmortizedOn,
  type Row,
  type RowsCase,
  rowsOf,
  shortLoan,
  shortLoanInstalment,
  waives,
} from '#test/rules/short-loan.ts'
import { applyEvent } from './apply-event.ts'
import type { LoanAccount } from './loan-account.ts'
import type { LoanEvent } from './loan-event.ts'
import { payOffQuote } from './pay-off-quote.ts'
import { showSchedule } from './show-loan.ts'

const interestFirst = { allocation: payingFirst(['interest', 'principal', 'fee', 'penalty']) }

const amountsOf = ({ transactions }: LoanAccount, type: string) =>
  transactions.filter((one) => one.type === type && !one.isReversed).map(({ portions }) => [portions.principal, portions.interest])

describe('a loan that is re-aged at its rate', () => {
  it.each<RowsCase>([
    [
      'moves what is open to new rows, and asks for interest of 45 days in the first of them',
      [reAgedOn('2024-02-15', '2024-03-15', 3)],
      [moved, moved, ...levelRows(120_000, [29, 31, 30], 5400)],
    ],
    [
      'asks for no interest of the days before where that is waived',
      [reAgedOn('2024-02-15', '2024-03-15', 3, waives)],
      [moved, moved, ...levelRows(120_000, [29, 31, 30])],
    ],
    [
      'keeps a row that was paid',
      [paidOn('2024-02-01', shortLoanInstalment), reAgedOn('2024-02-15', '2024-03-15', 3)],
      [first, moved, ...levelRows(91_413, [29, 31, 30], 1280)],
    ],
    // Ten days of 914.13 and four of 814.13: 12.40.
    [
      'keeps what was paid early in a row that ends on the day',
      [paidOn('2024-02-01', shortLoanInstalment), paidOn('2024-02-11', 10_000), reAgedOn('2024-02-15', '2024-03-15', 3)],
      [first, [10_000, 0], ...levelRows(81_413, [29, 31, 30], 1240)],
    ],
    [
      'keeps it too where open interest is waived',
      [paidOn('2024-02-01', shortLoanInstalment), paidOn('2024-02-11', 10_000), reAgedOn('2024-02-15', '2024-03-15', 3, waives)],
      [first, [10_000, 0], ...levelRows(81_413, [29, 31, 30])],
    ],
    [
      'earns on less from its day on when some is paid on it',
      [paidOn('2024-02-15', 10_000), reAgedOn('2024-02-15', '2024-03-15', 3)],
      [[10_000, 0], moved, ...levelRows(110_000, [29, 31, 30], 5400)],
    ],
    ['ends the row that is due on the day', [reAgedOn('2024-02-01', '2024-03-01', 3)], [moved, ...levelRows(120_000, [29, 31, 30], 3720)]],
    [
      'is a loan of other rows where it starts anew with the loan itself',
      [reAgedOn('2024-01-20', '2024-01-01', 3)],
      levelRows(120_000, [31, 29, 31]),
    ],
    [
      'asks for what was paid on that day on top of it',
      [paidOn('2024-01-01', 10_000), reAgedOn('2024-01-20', '2024-01-01', 3)],
      levelRows(110_000, [31, 29, 31]).map(([principal, interest], index): Row => [principal + (index === 0 ? 10_000 : 0), interest]),
    ],
    [
      'earns again from a re-ageing on that waived what was open',
      [reAgedOn('2024-02-15', '2024-03-15', 3, waives), reAgedOn('2024-02-25', '2024-03-25', 3)],
      [moved, moved, ...levelRows(120_000, [29, 31, 30], 1200)],
    ],
    // 74 days of 1,200.00, of which 12.40 were to be asked for in each of three rows.
    [
      'takes along interest that was spread in equal parts',
      [reAmortizedOn('2024-02-15', true), reAgedOn('2024-03-15', '2024-04-15', 2)],
      [moved, moved, moved, ...levelRows(120_000, [31, 30], 8880)],
    ],
    [
      'asks for no such interest where that is waived',
      [reAmortizedOn('2024-02-15', true), reAgedOn('2024-03-15', '2024-04-15', 2, waives)],
      [moved, moved, moved, ...levelRows(120_000, [31, 30])],
    ],
    // 121 days of 1,200.00 until the last due date are waived, and the 40 until the re-ageing are not asked for.
    [
      'earns from its day on after the last due date, where open interest is waived',
      [reAgedOn('2024-06-10', '2024-07-10', 3, waives)],
      [moved, moved, moved, moved, ...levelRows(120_000, [30, 31, 31])],
    ],
    [
      'asks for all in one row after the last due date, with interest of every day',
      [reAgedOn('2024-06-10', '2024-07-10', 1)],
      [moved, moved, moved, moved, [120_000, 22_920]],
    ],
    // 30 days of 313.64 until the last due date are open, and 70 days of 113.64 come after it.
    [
      'earns on what was left on the last due date',
      [
        ...['2024-02-01', '2024-03-01', '2024-04-01'].map((day) => paidOn(day, shortLoanInstalment)),
        paidOn('2024-05-01', 20_000),
        reAgedOn('2024-06-10', '2024-07-10', 1),
      ],
      [first, [29_656, 2651], [30_393, 1914], [20_000, 0], [11_364, 941 + 795]],
    ],
    // Nineteen of the 70 days earn on 313.64, and 51 on 113.64: 5.96 and 5.80, together 11.75.
    [
      'earns on what was paid after it until the day of the payment',
      [
        ...['2024-02-01', '2024-03-01', '2024-04-01'].map((day) => paidOn(day, shortLoanInstalment)),
        paidOn('2024-05-20', 20_000),
        reAgedOn('2024-06-10', '2024-07-10', 1),
      ],
      [first, [29_656, 2651], [30_393, 1914], [20_000, 0], [11_364, 941 + 1175]],
    ],
  ])('%s', (_what, events, rows) => {
    expect(rowsOf(shortLoan(events))).toEqual(rows)
  })

  it('keeps interest that was paid early', () => {
    const paid = [paidOn('2024-02-01', shortLoanInstalment), paidOn('2024-02-11', 500)]
    const account = shortLoan([...paid, reAgedOn('2024-02-15', '2024-03-15', 3)], interestFirst)
    // Fourteen days of 914.13 are 12.80, of which 5.00 are paid.
    expect(rowsOf(account)).toEqual([first, [0, 500], ...levelRows(91_413, [29, 31, 30], 780)])
  })

  it('says what it moved, and what of it was waived', () => {
    const account = shortLoan([reAgedOn('2024-02-15', '2024-03-15', 3, waives)])
    expect([amountsOf(account, 're_age'), amountsOf(account, 'interest_waive')]).toEqual([[[120_000, 5400]], [[0, 5400]]])
  })

  it('earns on what is overdue where it started anew with the loan itself', () => {
    const account = shortLoan([reAgedOn('2024-01-20', '2024-01-01', 3)])
    expect(payOffQuote(account, parseIsoDate('2024-02-15'))).toBe(120_000 + 45 * 120)
  })

  it.each(['2024-03-15', '2024-03-25'])('earns nothing while a pause lasts that began before, when it starts on %s', (startsOn) => {
    const pause: LoanEvent = {
      type: 'interest_pause',
      recordedOn: parseIsoDate('2024-02-10'),
      from: parseIsoDate('2024-02-10'),
      to: parseIsoDate('2024-02-20'),
    }
    const account = shortLoan([pause, reAgedOn('2024-02-15', startsOn, 3)])
    // 39 days until the pause, and ten from it to 1 March.
    expect(payOffQuote(account, parseIsoDate('2024-02-15'))).toBe(120_000 + 4680)
    expect(payOffQuote(account, parseIsoDate('2024-03-01'))).toBe(120_000 + 4680 + 1200)
  })

  it('says that interest in equal parts was waived too', () => {
    const account = shortLoan([reAmortizedOn('2024-02-15', true), reAgedOn('2024-03-15', '2024-04-15', 2, waives)])
    expect([amountsOf(account, 're_age'), amountsOf(account, 'interest_waive')]).toEqual([[[120_000, 8880]], [[0, 8880]]])
  })

  it('earns in each new row on what is then outstanding, when it starts on its day after the last due date', () => {
    const [, , , , first, second, third] = rowsOf(shortLoan([reAgedOn('2024-06-10', '2024-06-10', 3)]))
    const left = [120_000, 120_000 - first![0], third![0]]
    expect([first![1], second![1], third![1]]).toEqual([left[0]! * 161, left[1]! * 30, left[2]! * 31].map((sum) => Math.round(sum / 1000)))
    expect(first![0] + second![0] + third![0]).toBe(120_000)
  })

  it('is due at the ends of months when it starts at one', () => {
    const rows = showSchedule(shortLoan([reAgedOn('2024-02-15', '2024-03-31', 3)]))
    expect(rows.slice(2).map(({ due }) => due)).toEqual(['2024-03-31', '2024-04-30', '2024-05-31'])
  })

  it('leaves one empty row where it is re-aged again', () => {
    const account = shortLoan([reAgedOn('2024-02-15', '2024-03-15', 3), reAgedOn('2024-02-20', '2024-03-20', 3)])
    expect(rowsOf(account)).toEqual([moved, moved, ...levelRows(120_000, [29, 31, 30], 6000)])
  })
})

describe('a loan that owes something beside its plan when it is re-aged after the last due date', () => {
  const added = (day: string, amountMinor: number): LoanEvent => {
    const on = parseIsoDate(day)
    return { type: 'capitalized_income', on, recordedOn: on, amountMinor: parseMinor(amountMinor) }
  }
  const takenBack: LoanEvent = {
    type: 'chargeback',
    on: parseIsoDate('2024-05-15'),
    recordedOn: parseIsoDate('2024-05-15'),
    amountMinor: parseMinor(1000),
    ofPaymentNumber: 1,
  }
  const payable = { equalInterest: 'payable' } as const

  it.each<RowsCase>([
    // 191 days of 1,200.00, and 61 of the 60.00 that were added on 10 May.
    [
      'asks for it in the new row, with interest from its own day on',
      [added('2024-05-10', 6000), reAgedOn('2024-06-10', '2024-07-10', 1)],
      [moved, moved, moved, moved, [126_000, 22_920 + 366]],
    ],
    // 121 days of 1,200.00 until the last due date.
    [
      'asks for it in equal parts',
      [added('2024-05-10', 6000), reAgedOn('2024-06-10', '2024-07-10', 2, payable)],
      [moved, moved, moved, moved, [63_000, 7260], [63_000, 7260]],
    ],
    // 914.13 were left for 90 days, which is 82.27, and 10.00 are owed again.
    [
      'asks for what was taken back of a payment',
      [paidOn('2024-02-01', shortLoanInstalment), takenBack, reAgedOn('2024-06-10', '2024-07-10', 2, payable)],
      [first, moved, moved, moved, [46_206, 4114], [46_207, 4113]],
    ],
  ])('%s', (_what, events, rows) => {
    expect(rowsOf(shortLoan(events))).toEqual(rows)
  })

  // 1,260.00 and 145.20 of interest until the last due date were owed. At the rate, eleven days of 1,200.00, two of 60.00 more and 29 of 25.20 come after it.
  it.each([
    [payable, 2520],
    [{}, 2520 + 1320 + 12 + 73],
  ])('keeps what was paid of it: %j', (changes, openMinor) => {
    const account = shortLoan([added('2024-05-10', 6000), paidOn('2024-05-12', 138_000), reAgedOn('2024-06-10', '2024-07-10', 2, changes)])
    expect(payOffQuote(account, parseIsoDate('2024-06-10'))).toBe(openMinor)
    const rows = showSchedule(account)
    expect(rows.reduce((sum, { principal }) => sum + principal, 0)).toBe(126_000)
    expect(rows.reduce((sum, { paidMinor }) => sum + paidMinor, 0)).toBe(138_000)
  })

  it('earns on what is left where that is less than was added', () => {
    const onTime = ['2024-02-01', '2024-03-01', '2024-04-01'].map((day) => paidOn(day, shortLoanInstalment))
    const account = shortLoan([...onTime, paidOn('2024-04-02', 30_000), added('2024-05-02', 6000), reAgedOn('2024-05-02', '2024-05-02', 2)])
    applyEvent(account, paidOn('2024-05-02', parseMinor(payOffQuote(account, parseIsoDate('2024-05-02')))))
    expect([account.status, account.book!.overpaidMinor]).toEqual(['closed', 0])
  })

  it('asks for level instalments also where the first new row holds interest of many days', () => {
    const rows = rowsOf(shortLoan([reAgedOn('2024-06-10', '2024-07-10', 2)]))
    const [last, before] = [rows[5]!, rows[4]!]
    expect(before[1]).toBe(191 * 120)
    expect(Math.abs(last[0] + last[1] - before[0] - before[1])).toBeLessThanOrEqual(1)
  })
})
