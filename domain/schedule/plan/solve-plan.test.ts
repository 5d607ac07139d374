import { describe, expect, it } from 'vitest'
import { applyEvent } from '#domain/loan/apply-event.ts'
import { type LoanAccount, openAccount } from '#domain/loan/loan-account.ts'
import type { LoanTerms } from '#domain/loan/loan-terms.ts'
import { showSchedule } from '#domain/loan/show-loan.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { plainLoan, plainTerms } from '#test/rules/plain-terms.ts'
import { buildLoanSchedule, type LoanScheduleTerms } from '../loan-schedule.ts'

/** 1,200.00 over four months that earn 1 % each. */
const terms: LoanScheduleTerms = {
  ...plainTerms,
  annualRatePercent: nineteenOf('12'),
  numberOfRepayments: 4,
  interestPeriod: 'same_as_repayment_period',
}
const rowsOf = (changes: Partial<LoanScheduleTerms>, amountMinor = 120_000) =>
  buildLoanSchedule({ ...terms, ...changes }, [{ on: parseIsoDate('2024-01-15'), amountMinor: parseMinor(amountMinor) }]).rows.map(
    (row) => [row.principalMinor, row.interestMinor],
  )

const rowsAlike = (count: number, row: readonly number[]) => Array.from({ length: count }, () => row)

type Case = readonly [what: string, changes: Partial<LoanScheduleTerms>, rows: readonly (readonly number[])[]]

/** The instalment is 1,200.00 × 0.01 × 1.01^4 / (1.01^4 − 1) = 307.5373…; over two rows 1,200.00 × 0.01 × 1.0201 / 0.0201 = 609.0149… */
describe('level instalments of the progressive family', () => {
  it.each<Case>([
    [
      'pay interest first, and the last one what is left',
      {},
      [
        [29_554, 1200],
        [29_850, 904],
        [30_148, 606],
        [30_448, 304],
      ],
    ],
    [
      'begin after a grace on principal',
      { graceOnPrincipal: 2 },
      [
        [0, 1200],
        [0, 1200],
        [59_701, 1200],
        [60_299, 603],
      ],
    ],
    [
      'are one where all others are in grace',
      { graceOnPrincipal: 3 },
      [
        [0, 1200],
        [0, 1200],
        [0, 1200],
        [120_000, 1200],
      ],
    ],
    [
      'repay at the end where every row is in grace',
      { graceOnPrincipal: 4 },
      [
        [0, 1200],
        [0, 1200],
        [0, 1200],
        [120_000, 1200],
      ],
    ],
    [
      'and where the grace is longer than the loan',
      { graceOnPrincipal: 9 },
      [
        [0, 1200],
        [0, 1200],
        [0, 1200],
        [120_000, 1200],
      ],
    ],
    ['are even parts without interest', { annualRatePercent: nineteenOf('0') }, rowsAlike(4, [30_000, 0])],
    [
      'are a multiple of 5.00 but for the last',
      { instalmentMultipleMinor: parseMinor(500) },
      [
        [29_800, 1200],
        [30_098, 902],
        [30_399, 601],
        [29_703, 297],
      ],
    ],
    [
      'are whole units of whole units',
      { amountMultipleMinor: parseMinor(100) },
      [
        [29_600, 1200],
        [29_900, 900],
        [30_200, 600],
        [30_300, 300],
      ],
    ],
  ])('%s', (_what, changes, rows) => {
    expect(rowsOf(changes)).toEqual(rows)
  })

  it('ask for all interest at the end where every row is in grace', () => {
    const rows = rowsOf({ graceOnInterestPayment: 4 })
    const before = rows.slice(0, 3).map(([principal]) => principal!)
    expect(rows.slice(0, 3).map(([, interest]) => interest)).toEqual([0, 0, 0])
    const balances = [120_000, 120_000 - before[0]!, 120_000 - before[0]! - before[1]!, 120_000 - before[0]! - before[1]! - before[2]!]
    expect(rows[3]).toEqual([balances[3], balances.reduce((sum, balance) => sum + Math.round(balance / 100), 0)])
  })

  it('stay as they are where the multiple would leave nothing of them', () => {
    expect(rowsOf({ instalmentMultipleMinor: parseMinor(100_000) }, 100_000)[0]).toEqual([25_628 - 1000, 1000])
  })

  it('ask for interest after a grace, and are then level again', () => {
    const rows = rowsOf({ graceOnInterestPayment: 2 })
    expect(rows.slice(0, 2).map(([, interest]) => interest)).toEqual([0, 0])
    const totals = rows.map(([principal, interest]) => principal! + interest!)
    expect(Math.max(...totals) - Math.min(...totals)).toBeLessThanOrEqual(2)
    // Each row earns on what the level payments leave of the principal, and nothing on interest that waits.
    const [first, second] = [120_000, 120_000 - rows[0]![0]!]
    const third = second - rows[1]![0]!
    expect(rows[2]![1]).toBe([first, second, third].reduce((sum, balance) => sum + Math.round(balance / 100), 0))
  })
})

describe('flat interest of the progressive family', () => {
  const flat = { interestMethod: 'flat' } as const
  const daily = { ...flat, interestPeriod: 'daily', daysInYear: 365, annualRatePercent: nineteenOf('36.5') } as const
  it.each<Case>([
    ['is the same in each row of the same length', flat, rowsAlike(4, [30_000, 1200])],
    // 31, 29, 31 and 30 days at a tenth of a percent: 145.20, and a quarter of 1,345.20 each.
    [
      'differs with the days, in equal instalments',
      daily,
      [
        [29_910, 3720],
        [30_150, 3480],
        [29_910, 3720],
        [30_030, 3600],
      ],
    ],
    [
      'is asked for alone in a grace on principal',
      { ...flat, graceOnPrincipal: 2 },
      [
        [0, 1200],
        [0, 1200],
        [60_000, 1200],
        [60_000, 1200],
      ],
    ],
    [
      'leaves all principal to the last row where every row is in grace',
      { ...flat, graceOnPrincipal: 4 },
      [
        [0, 1200],
        [0, 1200],
        [0, 1200],
        [120_000, 1200],
      ],
    ],
    [
      'is asked for at the end where every row is in grace',
      { ...flat, graceOnInterestPayment: 4 },
      [
        [31_200, 0],
        [31_200, 0],
        [31_200, 0],
        [26_400, 4800],
      ],
    ],
    [
      'is asked for after a grace of its own',
      { ...flat, graceOnInterestPayment: 2 },
      [
        [31_200, 0],
        [31_200, 0],
        [27_600, 3600],
        [30_000, 1200],
      ],
    ],
    [
      'makes instalments of a multiple of 5.00',
      { ...flat, instalmentMultipleMinor: parseMinor(500) },
      [
        [29_800, 1200],
        [29_800, 1200],
        [29_800, 1200],
        [30_600, 1200],
      ],
    ],
    ['leaves to the last row what rounding left', { ...flat, numberOfRepayments: 7 }, [...rowsAlike(6, [17_143, 1200]), [17_142, 1200]]],
  ])('%s', (_what, changes, rows) => {
    expect(rowsOf(changes)).toEqual(rows)
  })
})

describe('terms that change after the rows in grace', () => {
  const on = (day: string) => parseIsoDate(day)
  const loan = (changes: Partial<LoanTerms>) => {
    const account = openAccount({ ...plainLoan('progressive'), ...terms, engine: 'progressive', ...changes })
    applyEvent(account, { type: 'disburse', recordedOn: on('2024-01-15'), on: on('2024-01-15'), amountMinor: parseMinor(120_000) })
    return account
  }
  const shown = (account: LoanAccount) => showSchedule(account).map(({ principal, interest }) => [principal, interest])

  it.each<readonly [string, Partial<LoanTerms>, readonly (readonly number[])[]]>([
    // 1,200.00 × 0.02 × 1.0404 / 0.0404 = 618.0594…
    [
      'leave the grace as it was, equal instalments',
      { graceOnPrincipal: 2 },
      [
        [0, 1200],
        [0, 1200],
        [59_406, 2400],
        [60_594, 1212],
      ],
    ],
    [
      'leave the grace as it was, flat interest',
      { graceOnPrincipal: 2, interestMethod: 'flat' },
      [
        [0, 1200],
        [0, 1200],
        [60_000, 2400],
        [60_000, 2400],
      ],
    ],
  ])('%s', (_what, changes, rows) => {
    const account = loan(changes)
    applyEvent(account, {
      type: 'reschedule',
      recordedOn: on('2024-01-15'),
      from: on('2024-03-16'),
      newRatePercent: nineteenOf('24'),
      newDueOn: null,
      extraTerms: null,
      graceOnPrincipal: null,
      graceOnInterest: null,
    })
    expect(shown(account)).toEqual(rows)
  })

  it('are as they were where a rate changes after the last due date', () => {
    const account = loan({})
    const before = shown(account)
    applyEvent(account, {
      type: 'reschedule',
      recordedOn: on('2024-05-15'),
      from: on('2024-05-16'),
      newRatePercent: nineteenOf('24'),
      newDueOn: null,
      extraTerms: null,
      graceOnPrincipal: null,
      graceOnInterest: null,
    })
    expect(shown(account)).toEqual(before)
  })

  it('repay a later disbursement at once, without a grace of its own', () => {
    const account = loan({ graceOnPrincipal: 2, annualRatePercent: nineteenOf('0') })
    applyEvent(account, { type: 'disburse', recordedOn: on('2024-03-15'), on: on('2024-03-15'), amountMinor: parseMinor(60_000) })
    expect(shown(account)).toEqual([
      [0, 0],
      [0, 0],
      [90_000, 0],
      [90_000, 0],
    ])
  })
})
