import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { cumulativeSchedule, interestOf, oneTenthADay, onePercentAMonth, type PaidOut, principalOf } from '#test/rules/cumulative-table.ts'
import { itRefuses } from '#test/rules/it-refuses.ts'
import type { CumulativeTerms } from './cumulative-rows.ts'

type Case = readonly [what: string, changes: Partial<CumulativeTerms>, principal: readonly number[], interest: readonly number[]]

describe('1,200.00 over four months at 1 % a month on what is left of it', () => {
  const quarter = [30_000, 30_000, 30_000, 30_000]

  it.each<Case>([
    ['earns less from row to row with equal principal', {}, quarter, [1200, 900, 600, 300]],
    ['asks after a grace for what the grace put off', { graceOnInterestPayment: 2 }, quarter, [0, 0, 2700, 300]],
    ['asks for all interest at the end where every row is in grace', { graceOnInterestPayment: 4 }, quarter, [0, 0, 0, 3000]],
    ['and where the grace is longer than the loan', { graceOnInterestPayment: 9 }, quarter, [0, 0, 0, 3000]],
    ['never asks for interest of the rows that are free of it', { interestFreePeriods: 2 }, quarter, [0, 0, 600, 300]],
    [
      'puts off what rows in grace earn, which free rows do not',
      { interestFreePeriods: 1, graceOnInterestPayment: 2 },
      quarter,
      [0, 0, 1500, 300],
    ],
    [
      'repays in the rows after a grace, and earns on the whole meanwhile',
      { graceOnPrincipal: 2 },
      [0, 0, 60_000, 60_000],
      [1200, 1200, 1200, 600],
    ],
    ['repays at the end alone', { graceOnPrincipal: 3 }, [0, 0, 0, 120_000], [1200, 1200, 1200, 1200]],
    ['and so where every row is in grace', { graceOnPrincipal: 4 }, [0, 0, 0, 120_000], [1200, 1200, 1200, 1200]],
    // 42.86 and 1.71 times 7.00 are 43 and 2, and so on; the last row repays what is left.
    ['rounds every amount to a multiple', { amountMultipleMinor: parseMinor(700) }, [30_100, 30_100, 30_100, 29_700], [1400, 700, 700, 0]],
  ])('%s', (_what, changes, principal, interest) => {
    const rows = cumulativeSchedule({ ...onePercentAMonth, ...changes })
    expect({ principal: principalOf(rows), interest: interestOf(rows) }).toEqual({ principal, interest })
  })
})

/** The instalment is 1,200.00 × 0.01 × 1.01^4 / (1.01^4 − 1) = 307.5373…; over two rows 1,200.00 × 0.01 × 1.0201 / 0.0201 = 609.0149… */
describe('the same in equal instalments', () => {
  it.each<Case>([
    ['pays interest first and principal by the rest', {}, [29_554, 29_850, 30_148, 30_448], [1200, 904, 606, 304]],
    [
      'repays no more for a grace on interest, which is asked for on top',
      { graceOnInterestPayment: 2 },
      [29_554, 29_850, 30_148, 30_448],
      [0, 0, 2710, 304],
    ],
    ['asks for it at the end', { graceOnInterestPayment: 4 }, [29_554, 29_850, 30_148, 30_448], [0, 0, 0, 3014]],
    [
      'repays by the whole instalment in a row free of interest',
      { interestFreePeriods: 1 },
      [30_754, 29_862, 30_160, 29_224],
      [0, 892, 594, 292],
    ],
    ['is solved over the rows after a grace on principal', { graceOnPrincipal: 2 }, [0, 0, 59_701, 60_299], [1200, 1200, 1200, 603]],
    ['repays at the end where every row is in grace', { graceOnPrincipal: 4 }, [0, 0, 0, 120_000], [1200, 1200, 1200, 1200]],
    [
      'pays a multiple of 5.00 that the last row makes up for',
      { instalmentMultipleMinor: parseMinor(500) },
      [29_800, 30_098, 30_399, 29_703],
      [1200, 902, 601, 297],
    ],
    ['pays and earns whole units', { amountMultipleMinor: parseMinor(100) }, [29_600, 29_900, 30_200, 30_300], [1200, 900, 600, 300]],
    [
      'ends early by instalments that are rounded up',
      { instalmentMultipleMinor: parseMinor(50_000) },
      [48_800, 49_288, 21_912],
      [1200, 712, 219],
    ],
    ['is its principal where nothing is earned', { annualRatePercent: nineteenOf('0') }, [30_000, 30_000, 30_000, 30_000], [0, 0, 0, 0]],
  ])('%s', (_what, changes, principal, interest) => {
    const rows = cumulativeSchedule({ ...onePercentAMonth, amortization: 'equal_installments', ...changes })
    expect({ principal: principalOf(rows), interest: interestOf(rows) }).toEqual({ principal, interest })
  })
})

describe('interest by the day, a tenth of a percent of what is outstanding', () => {
  const twoRows: CumulativeTerms = { ...oneTenthADay, numberOfRepayments: 2 }
  const firstDue = (on: string): Partial<CumulativeTerms> => ({ firstDueOn: parseIsoDate(on) })
  const thousand: PaidOut = [['2024-01-15', 100_000]]

  it.each<readonly [string, Partial<CumulativeTerms>, PaidOut, readonly number[], readonly number[]]>([
    ['counts the days of each row', {}, thousand, [50_000, 50_000], [3100, 1450]],
    ['counts a first row that is longer as one month', firstDue('2024-03-15'), thousand, [50_000, 50_000], [2900, 1550]],
    ['counts a first row that is shorter by its days', firstDue('2024-01-25'), thousand, [50_000, 50_000], [1000, 1550]],
    ['counts from the 31st to the end of February', {}, [['2024-01-31', 100_000]], [50_000, 50_000], [2900, 1550]],
    // Ten days on 1,000.00 and 21 on 2,000.00.
    ['grows with money paid out inside a row', {}, [...thousand, ['2024-01-25', 100_000]], [100_000, 100_000], [5200, 2900]],
    ['grows twice on one day', {}, [...thousand, ['2024-01-25', 50_000], ['2024-01-25', 50_000]], [100_000, 100_000], [5200, 2900]],
    ['counts money paid out on a due date from then on', {}, [...thousand, ['2024-02-15', 100_000]], [100_000, 100_000], [3100, 2900]],
    [
      'counts money paid out before a month of a long first row for that month',
      firstDue('2024-03-15'),
      [...thousand, ['2024-02-01', 100_000]],
      [100_000, 100_000],
      [5800, 3100],
    ],
    [
      'repays money that is paid out after the last row in a row of its own',
      {},
      [...thousand, ['2024-03-20', 40_000]],
      [70_000, 30_000, 40_000],
      [3100, 870, 1040],
    ],
    [
      'counts due dates from the day of the application, and interest from then',
      { termStartsOn: parseIsoDate('2024-01-10') },
      [['2024-01-20', 100_000]],
      [50_000, 50_000],
      [2100, 1450],
    ],
    [
      'pays out at once what was paid out before due dates count',
      { termStartsOn: parseIsoDate('2024-01-15') },
      [['2024-01-10', 100_000]],
      [50_000, 50_000],
      [3100, 1450],
    ],
  ])('%s', (_what, changes, paidOut, principal, interest) => {
    const rows = cumulativeSchedule({ ...twoRows, ...changes }, { paidOut })
    expect({ principal: principalOf(rows), interest: interestOf(rows) }).toEqual({ principal, interest })
  })

  it('solves the instalment at first for all that will be paid out', () => {
    // 30 days earn 3 %: 2,000.00 × 0.03 × 1.0609 / 0.0609 = 1,045.2217…
    const level: CumulativeTerms = { ...twoRows, amortization: 'equal_installments' }
    const rows = cumulativeSchedule(level, { paidOut: [...thousand, ['2024-01-25', 100_000]] })
    expect(rows.map((row) => [row.principalMinor, row.interestMinor])).toEqual([
      [104_522 - 5200, 5200],
      [200_000 - 99_322, 2920],
    ])
  })
})

describe('a schedule whose last money comes late', () => {
  const daysAfter = (days: number) => {
    const everyDay: CumulativeTerms = {
      ...onePercentAMonth,
      repaymentUnit: 'days',
      numberOfRepayments: 2,
      annualRatePercent: nineteenOf('0'),
    }
    return cumulativeSchedule(everyDay, {
      paidOut: [
        ['2000-01-01', 10_000],
        [addDays(parseIsoDate('2000-01-01'), days), 10_000],
      ],
    })
  }

  it('has a row for every day up to it, for a century', () => {
    const rows = daysAfter(36_525)
    expect([rows.length, rows[0]!.principalMinor, rows[1]!.principalMinor, rows.at(-1)!.principalMinor]).toEqual([
      36_525, 10_000, 0, 10_000,
    ])
  })

  itRefuses([['one that comes a day later', () => daysAfter(36_526), 'SCHEDULE_NEVER_AMORTISES', 'disbursements', '36525 rows at most']])
})
