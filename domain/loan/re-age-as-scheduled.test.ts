import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import {
  first,
  levelRows,
  moved,
  paidOn,
  reAgedOn,
  type RowsCase,
  rowsOf,
  shortLoan,
  shortLoanInstalment,
  waives,
} from '#test/rules/short-loan.ts'
import { applyEvent } from './apply-event.ts'
import type { LoanEvent } from './loan-event.ts'
import { showSchedule } from './show-loan.ts'

describe('a loan whose interest is not recalculated', () => {
  const asScheduled = { recalculation: null } as const
  const partlyPaid = [paidOn('2024-02-01', shortLoanInstalment), paidOn('2024-02-11', 10_000)]
  const parts = { equalInterest: 'full' } as const

  it.each<RowsCase>([
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
