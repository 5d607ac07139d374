import { describe, expect, it } from 'vitest'
import { january, rowOf, tenDayPlan } from '#test/rules/ten-day-plan.ts'
import { correctBalance, correctOverdueBalance } from './correct-balance.ts'
import { countOverdue, countOverdueNoLongerThan } from './count-overdue.ts'
import { settleLastInstalment } from './last-instalment.ts'
import { payInterest, payPrincipal } from './pay.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

const interestOf = (plan: RepaymentPlan) => plan.rows.map(({ calculatedInterestMinor }) => calculatedInterestMinor)
const pay = (plan: RepaymentPlan, number: number, principalMinor: number, interestMinor: number) => {
  const row = rowOf(plan, number)
  payInterest(plan, row, interestMinor)
  payPrincipal(plan, row, row.due, principalMinor)
}

describe('principal that was not paid when due', () => {
  it('earns up to the day', () => {
    const plan = tenDayPlan()
    expect(countOverdue(plan, january(15), 'till_day')).toBe(true)
    // Four days on 1,200.00 and six on 904.46: 480 + 542.676. The 1.19 more are principal less, so later rows earn 1 % of 607.15, 305.68.
    expect(interestOf(plan)).toEqual([1200, 1023, 607, 306])
    expect(plan.overdueCountedUntil).toBe(january(15))
  })

  it('earns to the due date of the row of the day where interest rests until then', () => {
    const plan = tenDayPlan()
    expect(countOverdue(plan, january(15), 'till_due_date')).toBe(true)
    // Of 307.54 only 295.54 is principal: 608.92 and then 307.47 are left to earn.
    expect(interestOf(plan)).toEqual([1200, 1200, 609, 307])
    expect(plan.overdueCountedUntil).toBe(january(21))
  })

  it.each([
    ['stops inside the row when it is counted no longer', 15, [1200, 1023, 607, 306], 15],
    ['goes on where it was counted no longer anyway', 21, [1200, 1200, 609, 307], 21],
    ['and where a later day is said', 25, [1200, 1200, 609, 307], 21],
  ])('%s', (_what, day, interest, countedUntil) => {
    const plan = tenDayPlan()
    countOverdue(plan, january(15), 'till_due_date')
    countOverdueNoLongerThan(plan, january(day))
    settleLastInstalment(plan)
    expect(interestOf(plan)).toEqual(interest)
    expect(plan.overdueCountedUntil).toBe(january(countedUntil))
  })

  it('adds up over the rows', () => {
    const plan = tenDayPlan()
    expect(countOverdue(plan, january(25), 'till_day')).toBe(true)
    // Two instalments hold 12.00 of interest and 295.54 of principal: four days on 1,200.00 and six on 608.92 are 480 + 365.352, which leaves
    // 608.92 less 299.09 to the last row.
    expect(interestOf(plan)).toEqual([1200, 1200, 845, 310])
    expect(plan.overdueCorrections.map(({ on, amountMinor, rowDue }) => [on, amountMinor, rowDue])).toEqual([
      [january(11), 29_554, january(11)],
      [january(21), 29_554, january(21)],
      [january(25), -2 * 29_554, january(31)],
    ])
  })

  it('is counted from where it was counted before', () => {
    const plan = tenDayPlan()
    for (const day of [13, 14, 15]) expect(countOverdue(plan, january(day), 'till_day')).toBe(true)
    expect(interestOf(plan)).toEqual([1200, 1023, 607, 306])
    expect(countOverdue(plan, january(15), 'till_day')).toBe(false)
    expect(countOverdue(plan, january(14), 'till_day')).toBe(false)
    expect(interestOf(plan)).toEqual([1200, 1023, 607, 306])
  })

  it('comes to the same over two rows whether it was counted in the first one or not', () => {
    const plan = tenDayPlan()
    countOverdue(plan, january(15), 'till_day')
    countOverdue(plan, january(25), 'till_day')
    expect(interestOf(plan)).toEqual([1200, 1200, 845, 310])
  })

  it('is none in a row that keeps what was paid before a re-ageing', () => {
    const plan = tenDayPlan()
    rowOf(plan, 1).holdsEarlyRepayment = true
    expect(countOverdue(plan, january(15), 'till_day')).toBe(false)
    expect(interestOf(plan)).toEqual([1200, 904, 606, 304])
  })

  it('earns on to the end of the loan and no longer', () => {
    const plan = tenDayPlan()
    expect(countOverdue(plan, january(60), 'till_day')).toBe(true)
    expect(plan.overdueCountedUntil).toBe(january(41))
    expect(interestOf(plan)).toEqual([1200, 1200, 1200, 1200])
    expect(countOverdue(plan, january(61), 'till_day')).toBe(false)
  })

  it('is none before the first due date, and on it', () => {
    const plan = tenDayPlan()
    expect(countOverdue(plan, january(5), 'till_day')).toBe(false)
    expect(countOverdue(plan, january(11), 'till_day')).toBe(false)
    expect(plan.overdueCountedUntil).toBeNull()
    expect(plan.overdueCorrections).toEqual([])
  })

  it('is that of the unpaid rows only', () => {
    const plan = tenDayPlan()
    pay(plan, 1, 29_554, 1200)
    expect(countOverdue(plan, january(25), 'till_day')).toBe(true)
    // Four days on 904.46 and six on 605.96 are 361.784 + 363.576, which leaves 605.96 less 300.29 to the last row.
    expect(interestOf(plan)).toEqual([1200, 904, 725, 306])
    expect(plan.overdueCorrections.map(({ on, amountMinor }) => [on, amountMinor])).toEqual([
      [january(21), 29_850],
      [january(25), -29_850],
    ])
  })
})

describe('a change of balance outside the loan', () => {
  it.each([
    ['before it begins', 0],
    ['after it ends', 42],
  ])('%s changes nothing', (_what, day) => {
    const plan = tenDayPlan()
    correctBalance(plan, january(day), 50_000)
    correctOverdueBalance(plan, january(day), 50_000)
    expect(interestOf(plan)).toEqual([1200, 904, 606, 304])
    expect(plan.overdueCorrections).toEqual([])
  })
})

describe('changes of balance in the last row', () => {
  it('count from their day, also after one on its last', () => {
    const plan = tenDayPlan()
    correctBalance(plan, january(41), 0)
    correctBalance(plan, january(36), -10_000)
    // Five days on 304.48 and five on 204.48: 152.24 + 102.24.
    expect(interestOf(plan).at(-1)).toBe(254)
  })

  it('share one span of no length on its last day', () => {
    const plan = tenDayPlan()
    for (const amountMinor of [10_000, 20_000, 30_000]) correctBalance(plan, january(41), amountMinor)
    expect(rowOf(plan, 4).spans.map(({ from, to, correctionMinor }) => [from, to, correctionMinor])).toEqual([
      [january(31), january(41), 10_000],
      [january(41), january(41), 50_000],
    ])
  })
})
