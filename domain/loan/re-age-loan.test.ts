import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import {
  levelRows,
  paidOn,
  payingFirst,
  reAgedOn,
  reAmortizedOn,
  type Row,
  rowsOf,
  shortLoan,
  shortLoanInstalment,
} from '#test/rules/short-loan.ts'
import { applyEvent } from './apply-event.ts'
import type { LoanAccount } from './loan-account.ts'
import type { LoanEvent } from './loan-event.ts'
import { payOffQuote } from './pay-off-quote.ts'
import { showSchedule } from './show-loan.ts'

type Case = readonly [what: string, events: readonly LoanEvent[], rows: readonly Row[]]

const moved: Row = [0, 0]
const waives = { waivesInterest: true } as const
/** The first row of 323.07 holds interest of 31 days, and leaves 914.13. */
const first: Row = [shortLoanInstalment - 3720, 3720]
const interestFirst = { allocation: payingFirst(['interest', 'principal', 'fee', 'penalty']) }

const amountsOf = ({ transactions }: LoanAccount, type: string) =>
  transactions.filter((one) => one.type === type && !one.isReversed).map(({ portions }) => [portions.principal, portions.interest])

describe('a loan that is re-aged at its rate', () => {
  it.each<Case>([
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

describe('a loan that is re-aged in equal parts', () => {
  const payable = { equalInterest: 'payable' } as const
  const full = { equalInterest: 'full' } as const
  const early = [paidOn('2024-02-01', shortLoanInstalment), paidOn('2024-02-11', 10_000)]

  it.each<Case>([
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

  it.each<Case>([
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

describe('a loan whose interest is not recalculated', () => {
  const asScheduled = { recalculation: null } as const
  const partlyPaid = [paidOn('2024-02-01', shortLoanInstalment), paidOn('2024-02-11', 10_000)]
  const parts = { equalInterest: 'full' } as const

  it.each<Case>([
    // Fourteen days of 914.13, which is 12.80, whenever the 100.00 were paid.
    [
      'keeps what was paid, and moves the rest to new rows at its rate',
      [...partlyPaid, reAgedOn('2024-02-15', '2024-03-15', 3)],
      [first, [10_000, 0], ...levelRows(81_413, [29, 31, 30], 1280)],
    ],
    [
      'asks for no interest of the days before where that is waived',
      [...partlyPaid, reAgedOn('2024-02-15', '2024-03-15', 3, waives)],
      [first, [10_000, 0], ...levelRows(81_413, [29, 31, 30])],
    ],
    // 37.20, and 12.80 as overdue principal earns nothing.
    [
      'moves what is overdue, with the interest of its rows so far',
      [reAgedOn('2024-02-15', '2024-03-15', 3)],
      [moved, moved, ...levelRows(120_000, [29, 31, 30], 5000)],
    ],
    [
      'keeps what was paid in new rows when it is re-aged again',
      [reAgedOn('2024-02-15', '2024-03-15', 3), paidOn('2024-02-20', 10_000), reAgedOn('2024-02-25', '2024-03-25', 2)],
      [moved, moved, [10_000, 0], ...levelRows(110_000, [29, 31], 5000 + 1200)],
    ],
    // The 55.06 of February to May are in the parts, and nothing is earned after them.
    [
      'divides equal parts again when it is re-aged at its rate',
      [paidOn('2024-02-01', shortLoanInstalment), reAgedOn('2024-02-15', '2024-03-15', 3, parts), reAgedOn('2024-02-25', '2024-03-25', 2)],
      [first, moved, [45_707, 2753], [45_706, 2753]],
    ],
  ])('%s', (_what, events, rows) => {
    expect(rowsOf(shortLoan(events, asScheduled))).toEqual(rows)
  })

  it('leaves rows of one due date in their order when it is re-aged after them', () => {
    const account = shortLoan(
      [paidOn('2024-01-24', 10_000), reAgedOn('2024-02-03', '2024-01-11', 4, waives), reAgedOn('2024-02-09', '2024-02-02', 1, parts)],
      asScheduled,
    )
    expect(showSchedule(account).map(({ principal, balanceMinor }) => [principal, balanceMinor])).toEqual([
      [0, 120_000],
      [10_000, 110_000],
      [0, 110_000],
      [110_000, 0],
    ])
  })

  it('spreads a tranche over equal parts, and earns nothing on it', () => {
    const on = parseIsoDate('2024-02-25')
    const tranche: LoanEvent = { type: 'disburse', on, recordedOn: on, amountMinor: parseMinor(30_000) }
    const account = shortLoan([reAgedOn('2024-02-15', '2024-03-15', 3, parts), tranche], asScheduled)
    // 92.26 of interest in three.
    expect(rowsOf(account)).toEqual([moved, moved, [50_000, 3075], [50_000, 3075], [50_000, 3076]])
  })

  it('leaves equal parts alone when its rate changes, and accrues them by days', () => {
    const on = parseIsoDate('2024-04-15')
    const changed: LoanEvent = {
      type: 'reschedule',
      recordedOn: parseIsoDate('2024-02-20'),
      from: parseIsoDate('2024-02-20'),
      newDueOn: null,
      newRatePercent: nineteenOf('73'),
      extraTerms: null,
      graceOnPrincipal: null,
      graceOnInterest: null,
    }
    const account = shortLoan([reAgedOn('2024-02-15', '2024-03-15', 3, parts), changed], asScheduled)
    applyEvent(account, { type: 'close_of_business', businessDate: on, recordedOn: on })
    expect(rowsOf(account)).toEqual([moved, moved, [40_000, 3075], [40_000, 3075], [40_000, 3076]])
    // The first part, and 30 of 31 days of the second.
    expect(account.accruals.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(3075 + 2976)
  })
})
