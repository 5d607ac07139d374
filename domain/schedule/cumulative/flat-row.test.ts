import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { cumulativeSchedule, interestOf, oneTenthADay, onePercentAMonth, type PaidOut, principalOf } from '#test/rules/cumulative-table.ts'
import type { CumulativeTerms } from './cumulative-rows.ts'
import type { ScheduleChange } from './schedule-changes.ts'

/** 1,200.00 at 1 % a month over four months: each earns 12.00 on the whole amount, 48.00 in all. */
const flat: CumulativeTerms = { ...onePercentAMonth, interestMethod: 'flat' }
const quarter = [30_000, 30_000, 30_000, 30_000]

/** Changes that count from the second row, due in March, or the third, due in April. */
const fromRow = (number: 2 | 3) => parseIsoDate(number === 2 ? '2024-03-15' : '2024-04-15')
const doubled = (number: 2 | 3): ScheduleChange => ({ from: fromRow(number), kind: 'rate', percent: nineteenOf('24') })
const grace = (number: 2 | 3, count: number): ScheduleChange => ({ from: fromRow(number), kind: 'grace_on_interest', count })
const extraRows = (number: 2 | 3, count: number): ScheduleChange => ({ from: fromRow(number), kind: 'extra_rows', count })

type Interest = { readonly instalments: readonly number[]; readonly principal: readonly number[] }
type Case = readonly [what: string, terms: Partial<CumulativeTerms>, changes: readonly ScheduleChange[], asked: Interest]

/**
 * What a row earns is the same in both tables. With equal principal a row asks for what it earned and for what was put off until then; equal
 * instalments ask for what is left to ask in even parts.
 */
describe('interest on the whole amount', () => {
  it.each<Case>([
    ['is the same in each row', {}, [], { instalments: [1200, 1200, 1200, 1200], principal: [1200, 1200, 1200, 1200] }],
    [
      'that a grace puts off is asked for after it',
      { graceOnInterestPayment: 2 },
      [],
      { instalments: [0, 0, 2400, 2400], principal: [0, 0, 3600, 1200] },
    ],
    [
      'is asked for at the end where every row is in grace',
      { graceOnInterestPayment: 4 },
      [],
      { instalments: [0, 0, 0, 4800], principal: [0, 0, 0, 4800] },
    ],
    [
      'is not earned by rows that are free of it',
      { interestFreePeriods: 2 },
      [],
      { instalments: [0, 0, 1200, 1200], principal: [0, 0, 1200, 1200] },
    ],
    [
      'is not earned at all where all rows are free of it',
      { interestFreePeriods: 4 },
      [],
      { instalments: [0, 0, 0, 0], principal: [0, 0, 0, 0] },
    ],
    [
      'of a free row cannot be put off',
      { interestFreePeriods: 1, graceOnInterestPayment: 2 },
      [],
      { instalments: [0, 0, 1800, 1800], principal: [0, 0, 2400, 1200] },
    ],
    [
      'doubles with the rate, from the row on for which that is agreed',
      {},
      [doubled(3)],
      { instalments: [1200, 1200, 2400, 2400], principal: [1200, 1200, 2400, 2400] },
    ],
    // 12.00 + 2 × 24.00 and, of the first row, 12.00 that none has asked for yet.
    [
      'that a grace put off is still asked for when the rate changes',
      { graceOnInterestPayment: 1 },
      [doubled(3)],
      { instalments: [0, 1600, 2800, 2800], principal: [0, 2400, 2400, 2400] },
    ],
    [
      'is earned at the new rate in the rest of a grace',
      { graceOnInterestPayment: 2 },
      [doubled(2)],
      { instalments: [0, 0, 4200, 4200], principal: [0, 0, 6000, 2400] },
    ],
    [
      'at a new rate is not earned by a row that is still free of it',
      { interestFreePeriods: 2 },
      [doubled(2)],
      { instalments: [0, 0, 2400, 2400], principal: [0, 0, 2400, 2400] },
    ],
    [
      'is put off by a grace that is agreed later',
      {},
      [grace(2, 1)],
      { instalments: [1200, 0, 1800, 1800], principal: [1200, 0, 2400, 1200] },
    ],
    [
      'is asked for once, by the last row, where a later grace reaches the end',
      {},
      [grace(3, 2)],
      { instalments: [1200, 1200, 0, 2400], principal: [1200, 1200, 0, 2400] },
    ],
    ['and where it reaches beyond the end', {}, [grace(3, 9)], { instalments: [1200, 1200, 0, 2400], principal: [1200, 1200, 0, 2400] }],
    [
      'does not grow with rows that are added, which share what is left of it',
      {},
      [extraRows(3, 2)],
      { instalments: [1200, 1200, 600, 600, 600, 600], principal: [1200, 1200, 600, 600, 600, 600] },
    ],
    // 48.00 less 12.00, over four rows with equal principal; three of them ask for 12.00 each with equal instalments.
    [
      'is put off by a later grace, and shared with a row that is added',
      {},
      [grace(2, 1), extraRows(2, 1)],
      { instalments: [1200, 0, 1200, 1200, 1200], principal: [1200, 0, 1800, 900, 900] },
    ],
    // The rate of four months on 1,200.00 makes 96.00 in five rows, of which three are left: 57.60.
    [
      'at a new rate is a share of what the agreed term earns',
      {},
      [extraRows(2, 1), doubled(3)],
      { instalments: [1200, 900, 1920, 1920, 1920], principal: [1200, 900, 1920, 1920, 1920] },
    ],
  ])('%s', (_what, terms, changes, { instalments, principal }) => {
    const asked = (amortization: 'equal_installments' | 'equal_principal') =>
      interestOf(cumulativeSchedule({ ...flat, ...terms, amortization }, { changes }))
    expect({ instalments: asked('equal_installments'), principal: asked('equal_principal') }).toEqual({ instalments, principal })
  })

  const thousand: PaidOut = [['2024-01-15', 100_000]]
  const threeRows: CumulativeTerms = { ...oneTenthADay, interestMethod: 'flat', numberOfRepayments: 3 }
  const longFirstRow = { ...flat, numberOfRepayments: 2, firstDueOn: parseIsoDate('2024-03-15') }
  it.each<readonly [string, CumulativeTerms, PaidOut, readonly number[]]>([
    // From 15 January to 15 April are 91 days.
    [
      'by the day is that of the whole term in even parts, the last of which takes what rounding left',
      threeRows,
      thousand,
      [3033, 3033, 3034],
    ],
    ['by the month counts the rows', longFirstRow, thousand, [1000, 1000]],
    ['by parts of months counts the months of the term', { ...longFirstRow, allowPartialPeriodInterest: true }, thousand, [1500, 1500]],
    ['is asked for on the down payment too', { ...flat, downPaymentPercent: '25' }, [['2024-01-15', 120_000]], [1200, 1200, 1200, 1200]],
    // 0.07 in parts of 0.0058 that round to 0.01.
    [
      'ends before the loan when it is smaller than its parts',
      { ...flat, numberOfRepayments: 12, annualRatePercent: nineteenOf('0.58') },
      [['2024-01-15', 1200]],
      [1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0],
    ],
  ])('%s', (_what, terms, paidOut, interest) => {
    for (const amortization of ['equal_installments', 'equal_principal'] as const)
      expect(interestOf(cumulativeSchedule({ ...terms, amortization }, { paidOut }))).toEqual(interest)
  })
})

describe('principal of a loan with flat interest', () => {
  const laterGrace: ScheduleChange = { from: fromRow(2), kind: 'grace_on_principal', count: 1 }

  it.each<readonly [string, Partial<CumulativeTerms>, readonly ScheduleChange[], readonly number[]]>([
    ['is repaid in even parts', {}, [], quarter],
    ['the last of which takes what rounding left', { numberOfRepayments: 7 }, [], [...Array<number>(6).fill(17_143), 17_142]],
    ['is repaid after a grace', { graceOnPrincipal: 2 }, [], [0, 0, 60_000, 60_000]],
    ['is repaid at the end where every row is in grace', { graceOnPrincipal: 4 }, [], [0, 0, 0, 120_000]],
    ['is shared with rows that are added', {}, [extraRows(3, 2)], [30_000, 30_000, 15_000, 15_000, 15_000, 15_000]],
    ['moves back by a later grace and the row that comes with it', {}, [laterGrace, extraRows(2, 1)], [30_000, 0, 30_000, 30_000, 30_000]],
    ['is what the down payment leaves', { downPaymentPercent: '25' }, [], [22_500, 22_500, 22_500, 22_500]],
    // 300.00 and 10.00, of which 12.00 are interest.
    ['makes each instalment a multiple of 10.00', { instalmentMultipleMinor: parseMinor(1000) }, [], [29_800, 29_800, 29_800, 30_600]],
  ])('%s', (_what, terms, changes, principal) => {
    for (const amortization of ['equal_installments', 'equal_principal'] as const)
      expect(principalOf(cumulativeSchedule({ ...flat, ...terms, amortization }, { changes }))).toEqual(principal)
  })

  it('ends before the term when it is smaller than its parts', () => {
    // 0.19 in parts of 0.0158 that round to 0.02.
    const rows = cumulativeSchedule({ ...flat, numberOfRepayments: 12 }, { paidOut: [['2024-01-15', 19]] })
    expect(principalOf(rows)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 1])
  })
})
