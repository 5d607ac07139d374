import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
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
} from '#test/rules/short-loan.ts'
import type { LoanEvent } from './loan-event.ts'
import type { AdvancedAllocation } from './loan-terms.ts'
import { payOffQuote } from './pay-off-quote.ts'

const interestFirst = { allocation: payingFirst(['interest', 'principal', 'fee', 'penalty']) }
const aheadFirst = payingFirst(['principal', 'interest', 'fee', 'penalty'], 'next_installment', ['in_advance', 'past_due', 'due'])
const lastFirst = { allocation: payingFirst(['principal', 'interest', 'fee', 'penalty'], 'last_installment') }

/** Level rows that ask for so much interest more each. */
const levelRowsWith = (shareMinor: number, ...level: Parameters<typeof levelRows>) =>
  levelRows(...level).map(([principal, interest]): Row => [principal, interest + shareMinor])

describe('a loan that is re-amortised', () => {
  it.each<RowsCase>([
    [
      'asks for an overdue row in the rows that are left, and for its interest in the first of them',
      [reAmortizedOn('2024-02-15', false)],
      [moved, ...levelRows(120_000, [29, 31, 30], 3720)],
    ],
    [
      'counts a row that is due on the day as overdue',
      [paidOn('2024-02-01', shortLoanInstalment), reAmortizedOn('2024-03-01', false)],
      [first, moved, ...levelRows(91_413, [31, 30], 2651)],
    ],
    [
      'leaves paid rows as they are',
      [paidOn('2024-02-01', shortLoanInstalment), reAmortizedOn('2024-03-10', false)],
      [first, moved, ...levelRows(91_413, [31, 30], 2651)],
    ],
    [
      'spreads overdue interest in equal parts where that was agreed',
      [reAmortizedOn('2024-02-15', true)],
      [moved, ...levelRowsWith(1240, 120_000, [29, 31, 30])],
    ],
    [
      'spreads interest of all rows that are due by the day',
      [reAmortizedOn('2024-03-01', true)],
      [moved, moved, ...levelRowsWith(3600, 120_000, [31, 30])],
    ],
    [
      'spreads what is left after principal was paid',
      [paidOn('2024-02-01', 10_000), reAmortizedOn('2024-02-15', true)],
      [[10_000, 0], ...levelRowsWith(1240, 110_000, [29, 31, 30])],
    ],
    // Ten days of 914.13 and nineteen of 824.13: 24.80.
    [
      'spreads what was earned until some was paid early, and after it',
      [paidOn('2024-02-01', shortLoanInstalment), paidOn('2024-02-11', 9000), reAmortizedOn('2024-03-10', true)],
      [first, [9000, 0], ...levelRowsWith(1240, 82_413, [31, 30])],
    ],
    // The row that fell due in between asked for 12.40 already, and for its own 34.80: 36.00 more in each of two.
    [
      'spreads interest in equal parts a second time',
      [reAmortizedOn('2024-02-15', true), reAmortizedOn('2024-03-15', true)],
      [moved, moved, ...levelRowsWith(3600, 120_000, [31, 30])],
    ],
  ])('%s', (_what, events, rows) => {
    expect(rowsOf(shortLoan(events))).toEqual(rows)
  })

  it.each<RowsCase>([
    [
      'spreads what is left of the interest after some was paid',
      [paidOn('2024-02-01', 2220), reAmortizedOn('2024-02-15', true)],
      [[0, 2220], ...levelRowsWith(500, 120_000, [29, 31, 30])],
    ],
    // 31 days of 1,200.00, of which 37.20 are paid with 13.00 of principal.
    [
      'spreads no interest where that was paid',
      [paidOn('2024-02-01', 5020), reAmortizedOn('2024-02-15', true)],
      [[1300, 3720], ...levelRows(118_700, [29, 31, 30])],
    ],
  ])('%s', (_what, events, rows) => {
    expect(rowsOf(shortLoan(events, interestFirst))).toEqual(rows)
  })

  const equally = [false, true]

  // 37.20 of the first row, ten days of 1,200.00, and 1,100.00 after that.
  describe.each(equally)('whether its interest is spread in equal parts or not (%s)', (isEqual) => {
    it.each<[what: string, paid: LoanEvent, allocation: AdvancedAllocation]>([
      ['late', paidOn('2024-02-11', 10_000), payingFirst(['principal', 'interest', 'fee', 'penalty'])],
      ['ahead in the row of the day', paidOn('2024-02-11', 10_000), aheadFirst],
    ])('asks for what each day earned when some was paid %s', (_what, paid, allocation) => {
      const account = shortLoan([paid, reAmortizedOn('2024-02-15', isEqual)], { allocation })
      expect(payOffQuote(account, parseIsoDate('2024-02-15'))).toBe(110_000 + 3720 + 1200 + 440)
      expect(payOffQuote(account, parseIsoDate('2024-03-01'))).toBe(110_000 + 3720 + 1200 + 2090)
      expect(rowsOf(account).reduce((sum, [principal]) => sum + principal, 0)).toBe(120_000)
    })

    it('earns on less from the day on when some is paid on it', () => {
      const account = shortLoan([paidOn('2024-02-15', 10_000), reAmortizedOn('2024-02-15', isEqual)])
      expect(payOffQuote(account, parseIsoDate('2024-02-15'))).toBe(110_000 + 3720 + 1680)
      expect(payOffQuote(account, parseIsoDate('2024-03-01'))).toBe(110_000 + 3720 + 1680 + 1650)
    })
  })

  it.each(equally)('leaves what is owed where it is when no row is left to take it: interest in equal parts %s', (isEqual) => {
    const without = shortLoan([paidOn('2024-04-01', 32_000)])
    const account = shortLoan([paidOn('2024-04-01', 32_000), reAmortizedOn('2024-05-30', isEqual)])
    const on = parseIsoDate('2024-05-30')
    expect(payOffQuote(account, on)).toBe(payOffQuote(without, on))
    expect(rowsOf(account).reduce((sum, [principal]) => sum + principal, 0)).toBe(120_000)
    expect(account.transactions.map(({ type }) => type)).toEqual(['disbursement', 'repayment'])
  })

  it('goes on where the last rows were paid ahead', () => {
    const account = shortLoan([paidOn('2024-02-10', 100_000), reAmortizedOn('2024-02-27', false)], lastFirst)
    // The overdue row took 37.20 of the payment for interest: 10.80 of the first 40 days are open, and 17 days of 237.20 came after.
    expect(payOffQuote(account, parseIsoDate('2024-02-27'))).toBe(23_720 + 1080 + 403)
    expect(rowsOf(account).reduce((sum, [principal]) => sum + principal, 0)).toBe(120_000)
  })

  it('may have been re-aged before', () => {
    const account = shortLoan([reAgedOn('2024-02-15', '2024-03-15', 3), reAmortizedOn('2024-03-20', false)])
    expect(rowsOf(account)).toEqual([moved, moved, moved, ...levelRows(120_000, [31, 30], 8880)])
  })
})

describe('a loan that is re-amortised whose interest is not recalculated', () => {
  // 26.51 were asked for in the second row. Fourteen days of March earn on 617.57, and seventeen on 814.13 with what was moved: 22.49.
  it.each<[isEqual: boolean, interest: readonly number[]]>([
    [false, [2651 + 2249, 0]],
    [true, [1326 + 2249, 1326]],
  ])('keeps what was paid, and earns on the rest from the day on: interest in equal parts %s', (isEqual, [third, fixed]) => {
    const paid = [paidOn('2024-02-01', shortLoanInstalment), paidOn('2024-02-11', 10_000)]
    const rows = rowsOf(shortLoan([...paid, reAmortizedOn('2024-03-15', isEqual)], { recalculation: null }))
    expect([rows.slice(0, 2), rows[2]![1]]).toEqual([[first, [10_000, 0]], third])
    expect(rows[3]).toEqual([81_413 - rows[2]![0], Math.round(((81_413 - rows[2]![0]) * 30) / 1000) + fixed!])
  })
})
