import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import {
  first,
  levelRows,
  moved,
  paidOn,
  reAgedOn,
  reAmortizedOn,
  type RowsCase,
  rowsOf,
  shortLoan,
  shortLoanInstalment,
} from '#test/rules/short-loan.ts'
import { applyEvent } from './apply-event.ts'
import type { LoanEvent } from './loan-event.ts'
import { payOffQuote } from './pay-off-quote.ts'
import { showSchedule } from './show-loan.ts'

describe('a loan that is re-aged in equal parts', () => {
  const payable = { equalInterest: 'payable' } as const
  const full = { equalInterest: 'full' } as const
  const early = [paidOn('2024-02-01', shortLoanInstalment), paidOn('2024-02-11', 10_000)]

  it.each<RowsCase>([
    [
      'spreads principal and interest of 45 days',
      [reAgedOn('2024-02-15', '2024-03-15', 3, payable)],
      [moved, moved, [40_000, 1800], [40_000, 1800], [40_000, 1800]],
    ],
    // 826.53 in three; the last part of a component takes what rounding leaves.
    [
      'keeps what was paid early, and spreads interest earned until the day',
      [...early, reAgedOn('2024-02-15', '2024-03-15', 3, payable)],
      [first, [10_000, 0], [27_138, 413], [27_138, 413], [27_137, 414]],
    ],
    // 24.61, 19.09 and 9.35 were still to come in rows of 323.07 after 914.13 and, ten days later, 814.13: 53.05 and 867.18 in all.
    [
      'spreads all interest of the old rows where that was agreed',
      [...early, reAgedOn('2024-02-15', '2024-03-15', 3, full)],
      [first, [10_000, 0], [27_138, 1768], [27_138, 1768], [27_137, 1769]],
    ],
    // 90 days of 914.13 until the last due date, and none after it: 82.27 and 996.40 in all.
    [
      'spreads interest until the last due date when it comes after it',
      [paidOn('2024-02-01', shortLoanInstalment), reAgedOn('2024-06-10', '2024-06-20', 3, payable)],
      [first, moved, moved, moved, [30_471, 2742], [30_471, 2742], [30_471, 2743]],
    ],
    [
      'leaves one empty row where it is re-aged again',
      [reAgedOn('2024-02-15', '2024-03-15', 3, payable), reAgedOn('2024-02-20', '2024-03-20', 3, payable)],
      [moved, moved, [40_000, 1800], [40_000, 1800], [40_000, 1800]],
    ],
    // 37.20, 26.51, 19.14 and 9.41 were to come; the payment is one of the first row, which is due on the day of the loan.
    [
      'is a loan of other rows where it starts anew with the loan itself, whatever was paid since',
      [paidOn('2024-01-11', 10_000), reAgedOn('2024-01-20', '2024-01-01', 3, full)],
      [
        [40_000, 3075],
        [40_000, 3075],
        [40_000, 3076],
      ],
    ],
    [
      'asks for what was paid on that day on top of it',
      [paidOn('2024-01-01', 10_000), reAgedOn('2024-01-20', '2024-01-01', 3, payable)],
      [
        [46_667, 0],
        [36_667, 0],
        [36_666, 0],
      ],
    ],
    // 100.00 and 50.00 were paid early, and 776.53 are left.
    [
      'gives way to another of the same day',
      [
        ...early,
        reAgedOn('2024-02-15', '2024-02-15', 3, payable),
        paidOn('2024-02-15', 5000),
        reAgedOn('2024-02-15', '2024-02-15', 2, payable),
      ],
      [first, [15_000, 0], [38_206, 620], [38_207, 620]],
    ],
    // 74 days of 1,200.00, of which 12.40 were to be asked for in each of three rows.
    [
      'takes along interest that was spread in equal parts before',
      [reAmortizedOn('2024-02-15', true), reAgedOn('2024-03-15', '2024-04-15', 2, payable)],
      [moved, moved, moved, [60_000, 4440], [60_000, 4440]],
    ],
    [
      'asks for its interest in the first row of a re-ageing at the rate',
      [reAgedOn('2024-02-15', '2024-03-15', 3, payable), reAgedOn('2024-02-20', '2024-03-20', 2)],
      [moved, moved, ...levelRows(120_000, [0, 0], 5400)],
    ],
  ])('%s', (_what, events, rows) => {
    expect(rowsOf(shortLoan(events))).toEqual(rows)
  })

  it('keeps payments since its start in the rows, and asks for the rest', () => {
    const account = shortLoan([paidOn('2024-01-11', 10_000), reAgedOn('2024-01-20', '2024-01-01', 3, full)])
    expect(showSchedule(account).map(({ paidMinor }) => paidMinor)).toEqual([10_000, 0, 0])
    expect(payOffQuote(account, parseIsoDate('2024-01-20'))).toBe(110_000 + 9226)
  })

  it.each(['2024-02-15', '2024-04-01', '2024-05-15', '2024-09-01'])('asks for no more when it is paid off on %s', (day) => {
    const account = shortLoan([reAgedOn('2024-02-15', '2024-03-15', 3, payable)])
    expect(payOffQuote(account, parseIsoDate(day))).toBe(125_400)
  })
})

describe('a loan that is re-aged in equal parts, and then at its rate', () => {
  const closedOn = (day: string): LoanEvent => ({
    type: 'close_of_business',
    businessDate: parseIsoDate(day),
    recordedOn: parseIsoDate(day),
  })
  const paidOff = (day: string): LoanEvent => ({ type: 'pay_off', on: parseIsoDate(day), recordedOn: parseIsoDate(day) })

  it.each<[what: string, events: readonly LoanEvent[], paidMinor: number]>([
    [
      'counts once what was paid before the first time',
      [
        paidOn('2024-01-19', 87_000),
        reAgedOn('2024-01-21', '2024-03-06', 4, { equalInterest: 'payable' }),
        reAgedOn('2024-03-18', '2024-05-03', 3),
        paidOn('2024-04-11', 5_000),
      ],
      92_000,
    ],
    [
      'goes on where its first new row had not begun',
      [
        paidOn('2024-02-25', 12_000),
        reAgedOn('2024-03-29', '2024-05-23', 2, { equalInterest: 'full' }),
        reAgedOn('2024-04-07', '2024-05-17', 1),
        closedOn('2024-04-12'),
        paidOn('2024-04-20', 10_000),
      ],
      22_000,
    ],
  ])('%s: all that was lent is asked for, all that was paid is there, and it can be paid off', (_what, events, paidMinor) => {
    const account = shortLoan(events)
    const sumOf = (amount: (row: ReturnType<typeof showSchedule>[number]) => number) =>
      showSchedule(account).reduce((sum, row) => sum + amount(row), 0)
    expect([sumOf(({ principal }) => principal), sumOf((row) => row.paidMinor)]).toEqual([120_000, paidMinor])
    applyEvent(account, paidOff('2024-06-15'))
    expect([account.status, sumOf((row) => row.outstandingMinor)]).toEqual(['closed', 0])
  })
})
