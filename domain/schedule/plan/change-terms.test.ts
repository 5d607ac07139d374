import { describe, expect, it } from 'vitest'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { january, rowOf, tenDayPlan } from '#test/rules/ten-day-plan.ts'
import { correctBalance } from './correct-balance.ts'
import { disburse } from './disburse.ts'
import { changeRate, extendPlan, moveDueDate, pauseInterest } from './change-terms.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

const interestOf = (plan: RepaymentPlan) => plan.rows.map(({ dueInterestMinor }) => dueInterestMinor)
const duesOf = (plan: RepaymentPlan) => plan.rows.map(({ due }) => due)
const spansOf = (plan: RepaymentPlan) => plan.rows.map(({ spans }) => spans.length)

/** Interest of rows in which so many days earn a tenth of a percent each, where instalments stay 307.54. */
function interestOfDays(daysThatEarn: readonly number[]): number[] {
  let balance = 120_000
  return daysThatEarn.map((days) => {
    const interest = Math.round((balance * days) / 1000)
    balance -= 30_754 - interest
    return interest
  })
}

/** The first row has a span of no length on the day of its disbursement, and one for its days. */
describe('a pause of interest', () => {
  it.each<readonly [what: string, from: number, to: number, daysThatEarn: readonly number[], spans: readonly number[]]>([
    ['inside a row takes its days off, the first and the last too', 13, 15, [10, 7, 10, 10], [2, 3, 1, 1]],
    ['on a due date takes a day off the row that ends then', 11, 11, [9, 10, 10, 10], [3, 1, 1, 1]],
    ['that ends on a due date leaves the next row alone', 18, 21, [10, 6, 10, 10], [2, 2, 1, 1]],
    ['that begins with a row takes its first day off', 12, 12, [10, 9, 10, 10], [2, 2, 1, 1]],
    ['over a due date takes days off both rows', 20, 23, [10, 8, 8, 10], [2, 2, 2, 1]],
    ['over whole rows leaves them without interest', 12, 31, [10, 0, 0, 10], [2, 1, 1, 1]],
    ['after the end changes nothing', 43, 45, [10, 10, 10, 10], [2, 1, 1, 1]],
  ])('%s', (_what, from, to, daysThatEarn, spans) => {
    const plan = tenDayPlan()
    pauseInterest(plan, january(from), january(to))
    expect(interestOf(plan)).toEqual(interestOfDays(daysThatEarn))
    expect(spansOf(plan)).toEqual(spans)
  })

  it('may follow another', () => {
    const plan = tenDayPlan()
    pauseInterest(plan, january(13), january(14))
    pauseInterest(plan, january(15), january(16))
    expect(interestOf(plan)).toEqual(interestOfDays([10, 6, 10, 10]))
    expect(spansOf(plan)).toEqual([2, 4, 1, 1])
  })
})

describe('a row that is split', () => {
  // 100.00 less count from 11 January on, not from where the row is split.
  it.each<readonly [what: string, split: (plan: RepaymentPlan) => void, interestMinor: number]>([
    ['by a pause of two days', (plan) => pauseInterest(plan, january(5), january(6)), 960],
    ['by a change of rate after four days', (plan) => changeRate(plan, january(6), nineteenOf('73')), 480 + 1440],
    ['by a disbursement after four days', (plan) => disburse(plan, january(5), 60_000), 480 + 1080],
  ])('%s earns on what is outstanding until its end', (_what, split, interestMinor) => {
    const plan = tenDayPlan()
    correctBalance(plan, january(11), -10_000)
    split(plan)
    expect(interestOf(plan)[0]).toBe(interestMinor)
  })
})

describe('a due date that is moved', () => {
  it('takes the later ones with it, at the rhythm of the schedule', () => {
    const plan = tenDayPlan()
    moveDueDate(plan, january(21), january(26), { every: 10, unit: 'days' })
    expect(duesOf(plan)).toEqual([11, 26, 36, 46].map(january))
    expect(interestOf(plan)).toEqual(interestOfDays([10, 15, 10, 10]))
  })

  it.each([
    ['months that grow from the new day', 'months', 1, [31, 60, 91, 121]],
    ['weeks of seven days, whatever the day', 'weeks', 4, [31, 59, 87, 115]],
  ] as const)('counts %s', (_what, unit, every, dues) => {
    const plan = tenDayPlan({ repaymentUnit: unit, repaymentEvery: every })
    moveDueDate(plan, rowOf(plan, 1).due, january(31), { every, unit })
    expect(duesOf(plan)).toEqual(dues.map(january))
  })

  it('is one of the loan', () => {
    const plan = tenDayPlan()
    moveDueDate(plan, january(50), january(60), { every: 10, unit: 'days' })
    expect(duesOf(plan)).toEqual([11, 21, 31, 41].map(january))
  })
})

describe('a change of rate', () => {
  it('governs its day, and makes instalments of what is left', () => {
    const plan = tenDayPlan()
    changeRate(plan, january(22), nineteenOf('73'))
    // 605.96 over two rows of 2 %: 605.96 × 0.02 × 1.0404 / 0.0404 = 312.1014…, and 605.96 − 299.98 earn 6.12.
    expect(rowOf(plan, 3).instalmentMinor).toBe(31_210)
    expect(interestOf(plan)).toEqual([1200, 904, 1212, 612])
  })

  // 1,200.00 × 0.02 × 1.02^4 / (1.02^4 − 1) = 315.1485…
  it('before the first day is the rate of all rows', () => {
    const plan = tenDayPlan()
    changeRate(plan, january(0), nineteenOf('73'))
    expect(plan.rows.map(({ instalmentMinor }) => instalmentMinor)).toEqual([31_515, 31_515, 31_515, 31_515])
    expect(interestOf(plan)[0]).toBe(2400)
  })

  it('after the end changes nothing', () => {
    const plan = tenDayPlan()
    changeRate(plan, january(43), nineteenOf('73'))
    expect(interestOf(plan)).toEqual([1200, 904, 606, 304])
  })
})

describe('more rows', () => {
  const twoMore = (plan: RepaymentPlan, from: number) => extendPlan(plan, january(from), { count: 2, seed: january(1), rowsFromSeed: 4 })

  it('follow the last one at the rhythm of the schedule, and the instalments are solved over all that remain', () => {
    const plan = tenDayPlan()
    twoMore(plan, 12)
    expect(duesOf(plan)).toEqual([11, 21, 31, 41, 51, 61].map(january))
    // 904.46 over five rows of 1 %: 904.46 × 0.01 × 1.0510100501 / 0.0510100501 = 186.3547…
    expect(plan.rows.slice(1, 5).map(({ instalmentMinor }) => instalmentMinor)).toEqual([18_635, 18_635, 18_635, 18_635])
    expect(plan.rows.reduce((sum, { duePrincipalMinor }) => sum + duePrincipalMinor, 0)).toBe(120_000)
  })

  it('earn flat interest on what was lent, as the others do', () => {
    const plan = tenDayPlan({ interestMethod: 'flat' })
    twoMore(plan, 12)
    expect(interestOf(plan)).toEqual([1200, 1200, 1200, 1200, 1200, 1200])
    expect(plan.rows.map(({ duePrincipalMinor }) => duePrincipalMinor)).toEqual([30_000, 18_000, 18_000, 18_000, 18_000, 18_000])
  })
})
