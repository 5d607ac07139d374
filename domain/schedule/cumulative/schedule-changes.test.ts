import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { cumulativeSchedule, interestOf, oneTenthADay, onePercentAMonth, principalOf } from '#test/rules/cumulative-table.ts'
import type { CumulativeTerms } from './cumulative-rows.ts'
import type { ScheduleChange } from './schedule-changes.ts'

type Agreed = Omit<Extract<ScheduleChange, { count: number }>, 'from'>
const from = (on: string, { kind, count }: Agreed): ScheduleChange => ({ from: parseIsoDate(on), kind, count })
const rate = (on: string, percent: string): ScheduleChange => ({ from: parseIsoDate(on), kind: 'rate', percent: nineteenOf(percent) })
const moved = (on: string, newDue: string): ScheduleChange => ({ from: parseIsoDate(on), kind: 'due_date', newDue: parseIsoDate(newDue) })

describe('a due date that is moved', () => {
  const threeRows: CumulativeTerms = { ...oneTenthADay, numberOfRepayments: 3 }

  it.each<readonly [string, readonly ScheduleChange[], readonly string[], readonly number[]]>([
    // 1,200.00 for 31 days, 800.00 for 29 and 400.00 for 31.
    ['stays where nothing is agreed', [], ['2024-02-15', '2024-03-15', '2024-04-15'], [3720, 2320, 1240]],
    ['takes those after it along', [moved('2024-03-15', '2024-03-25')], ['2024-02-15', '2024-03-25', '2024-04-25'], [3720, 3120, 1240]],
    [
      'takes them along to an earlier day',
      [moved('2024-03-15', '2024-03-05')],
      ['2024-02-15', '2024-03-05', '2024-04-05'],
      [3720, 1520, 1240],
    ],
    [
      'may be moved again',
      [moved('2024-03-15', '2024-03-25'), moved('2024-03-25', '2024-03-31')],
      ['2024-02-15', '2024-03-31', '2024-04-30'],
      [3720, 3600, 1200],
    ],
    [
      'may be moved back',
      [moved('2024-03-15', '2024-03-25'), moved('2024-03-25', '2024-03-15')],
      ['2024-02-15', '2024-03-15', '2024-04-15'],
      [3720, 2320, 1240],
    ],
    [
      'may be followed by one that is moved',
      [moved('2024-02-15', '2024-02-20'), moved('2024-03-20', '2024-03-25')],
      ['2024-02-20', '2024-03-25', '2024-04-25'],
      [4320, 2720, 1240],
    ],
    [
      'brings forward what was agreed to count from a day that it passes',
      [moved('2024-03-15', '2024-04-10'), rate('2024-04-01', '73')],
      ['2024-02-15', '2024-04-10', '2024-05-10'],
      // 55 days at two tenths of a percent, and 30.
      [3720, 8800, 2400],
    ],
  ])('%s', (_what, changes, due, interest) => {
    const rows = cumulativeSchedule(threeRows, { changes })
    expect({ due: rows.map((row) => row.due), interest: interestOf(rows) }).toEqual({ due, interest })
    expect(rows.slice(1).map((row) => row.from)).toEqual(due.slice(0, -1))
  })

  it('may move together with a new rate', () => {
    const rows = cumulativeSchedule(threeRows, { changes: [rate('2024-03-15', '73'), moved('2024-03-15', '2024-03-25')] })
    // 39 and 31 days at two tenths of a percent.
    expect(rows.map((row) => [row.due, row.interestMinor])).toEqual([
      ['2024-02-15', 3720],
      ['2024-03-25', 6240],
      ['2024-04-25', 2480],
    ])
  })

  it('keeps the day that it moved to, also after a month that lacks it', () => {
    const rows = cumulativeSchedule({ ...threeRows, numberOfRepayments: 4 }, { changes: [moved('2024-02-15', '2024-03-31')] })
    expect(rows.map((row) => row.due)).toEqual(['2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30'])
  })

  it('no longer follows a first due date that was agreed apart', () => {
    const terms: CumulativeTerms = { ...threeRows, firstDueOn: parseIsoDate('2024-02-20') }
    const rows = cumulativeSchedule(terms, { changes: [moved('2024-02-20', '2024-02-25')] })
    expect(rows.map((row) => row.due)).toEqual(['2024-02-25', '2024-03-25', '2024-04-25'])
  })
})

type Case = readonly [what: string, changes: readonly ScheduleChange[], principal: readonly number[], interest: readonly number[]]

/** 1,200.00 over four months at 1 % a month, due from 15 February. */
describe('terms that change while equal principal is repaid', () => {
  it.each<Case>([
    [
      'earn at a new rate from the row on that is named',
      [rate('2024-04-15', '24')],
      [30_000, 30_000, 30_000, 30_000],
      [1200, 900, 1200, 600],
    ],
    [
      'earn at it in a row that begins before and ends after it',
      [rate('2024-04-01', '24')],
      [30_000, 30_000, 30_000, 30_000],
      [1200, 900, 1200, 600],
    ],
    ['earn nothing at a rate of nothing', [rate('2024-04-15', '0')], [30_000, 30_000, 30_000, 30_000], [1200, 900, 0, 0]],
    [
      'share what is left with rows that are added',
      [from('2024-04-15', { kind: 'extra_rows', count: 2 })],
      [30_000, 30_000, 15_000, 15_000, 15_000, 15_000],
      [1200, 900, 600, 450, 300, 150],
    ],
    [
      'put principal off by a grace and the row that comes with it',
      [from('2024-03-15', { kind: 'grace_on_principal', count: 1 }), from('2024-03-15', { kind: 'extra_rows', count: 1 })],
      [30_000, 0, 30_000, 30_000, 30_000],
      [1200, 900, 900, 600, 300],
    ],
    [
      'put it off to the last row where a grace brings no row',
      [from('2024-03-15', { kind: 'grace_on_principal', count: 1 })],
      [30_000, 0, 30_000, 60_000],
      [1200, 900, 900, 600],
    ],
    [
      'put interest off to the row after a grace',
      [from('2024-03-15', { kind: 'grace_on_interest', count: 1 })],
      [30_000, 30_000, 30_000, 30_000],
      [1200, 0, 1500, 300],
    ],
    [
      'put it off to the last row where a grace reaches beyond the end',
      [from('2024-04-15', { kind: 'grace_on_interest', count: 5 })],
      [30_000, 30_000, 30_000, 30_000],
      [1200, 900, 0, 900],
    ],
    [
      'ask at the end for what was put off where no row earns any more',
      [from('2024-02-15', { kind: 'grace_on_interest', count: 1 }), rate('2024-03-15', '0')],
      [30_000, 30_000, 30_000, 30_000],
      [0, 0, 0, 1200],
    ],
  ])('%s', (_what, changes, principal, interest) => {
    const rows = cumulativeSchedule(onePercentAMonth, { changes })
    expect({ principal: principalOf(rows), interest: interestOf(rows) }).toEqual({ principal, interest })
  })
})

describe('equal principal of which half is paid out late', () => {
  it('is no other for a new rate', () => {
    const rows = cumulativeSchedule(onePercentAMonth, {
      paidOut: [
        ['2024-01-15', 60_000],
        ['2024-04-20', 60_000],
      ],
      changes: [rate('2024-03-15', '24')],
    })
    expect({ principal: principalOf(rows), interest: interestOf(rows) }).toEqual({
      principal: [30_000, 30_000, 0, 60_000],
      interest: [600, 600, 0, 1200],
    })
  })
})

/** Four instalments of 307.54 first, of which two leave 605.96. */
describe('terms that change while equal instalments are paid', () => {
  it.each<Case>([
    // Over two rows at 2 %: 605.96 × 0.02 × 1.0404 / 0.0404 = 312.0996…
    ['are solved anew at a new rate', [rate('2024-04-15', '24')], [29_554, 29_850, 29_998, 30_598], [1200, 904, 1212, 612]],
    // Over four rows at 1 %: 605.96 × 0.01 × 1.04060401 / 0.04060401 = 155.2961…
    [
      'are solved anew with rows that are added',
      [from('2024-04-15', { kind: 'extra_rows', count: 2 })],
      [29_554, 29_850, 14_924, 15_073, 15_224, 15_375],
      [1200, 904, 606, 457, 306, 154],
    ],
    // Over the two rows after the grace: 605.96 × 0.01 × 1.0201 / 0.0201 = 307.5346…
    [
      'are solved anew over the rows after a grace and the row that comes with it',
      [from('2024-04-15', { kind: 'grace_on_principal', count: 1 }), from('2024-04-15', { kind: 'extra_rows', count: 1 })],
      [29_554, 29_850, 0, 30_147, 30_449],
      [1200, 904, 606, 606, 304],
    ],
    // Solved over the last two rows when the grace is over: 904.46 × 0.02 × 1.0404 / 0.0404 = 465.8412…
    [
      'are solved anew at a new rate over the rows that a grace leaves',
      [from('2024-03-15', { kind: 'grace_on_principal', count: 1 }), rate('2024-03-15', '24')],
      [29_554, 0, 44_775, 45_671],
      [1200, 1809, 1809, 913],
    ],
    [
      'repay at the end what a grace up to the last row leaves',
      [from('2024-03-15', { kind: 'grace_on_principal', count: 9 }), rate('2024-03-15', '24')],
      [29_554, 0, 0, 90_446],
      [1200, 1809, 1809, 1809],
    ],
  ])('%s', (_what, changes, principal, interest) => {
    const rows = cumulativeSchedule({ ...onePercentAMonth, amortization: 'equal_installments' }, { changes })
    expect({ principal: principalOf(rows), interest: interestOf(rows) }).toEqual({ principal, interest })
  })

  it('repay money that comes after the last row in one, at the rate of then', () => {
    const rows = cumulativeSchedule(
      { ...onePercentAMonth, amortization: 'equal_installments', numberOfRepayments: 1 },
      {
        paidOut: [
          ['2024-01-15', 100_000],
          ['2024-03-20', 40_000],
        ],
        changes: [rate('2024-03-15', '24')],
      },
    )
    expect(rows.map((row) => [row.due, row.principalMinor, row.interestMinor])).toEqual([
      ['2024-02-15', 100_000, 1000],
      ['2024-03-15', 0, 0],
      ['2024-04-15', 40_000, 800],
    ])
  })
})
