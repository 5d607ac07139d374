import { describe, expect, it } from 'vitest'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { january, rowOf, tenDayPlan } from '#test/rules/ten-day-plan.ts'
import { changeRate } from './change-terms.ts'
import { addCredit } from './credit.ts'
import { disburse } from './disburse.ts'
import { payInterest, payPrincipal } from './pay.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { dueAmountsOn, dueInterestTill, outstandingInterestTill, outstandingOn, periodInterestTill, planTill } from './till-date.ts'

const pay = (plan: RepaymentPlan, number: number, day: number, principalMinor: number, interestMinor: number) => {
  payInterest(plan, rowOf(plan, number), interestMinor)
  payPrincipal(plan, rowOf(plan, number), january(day), principalMinor)
}

describe('interest up to a day', () => {
  // The second row earns 90.446 a day.
  it.each([
    ['is none before the loan begins', 0, 0],
    ['is none on its first day', 1, 0],
    ['is half that of the first row after half of it', 6, 600],
    ['is all of the first row when it is due', 11, 1200],
    ['is that and four days of the second', 15, 1200 + 362],
    ['is that of two rows when the second is due', 21, 1200 + 904],
    ['is all interest at the end', 41, 3014],
    ['and no more after it', 60, 3014],
  ])('%s', (_what, day, interest) => {
    const plan = tenDayPlan()
    expect(dueInterestTill(plan, january(day))).toBe(interest)
    expect(outstandingInterestTill(plan, january(day))).toBe(interest)
    expect(outstandingOn(plan, january(day))).toEqual({ principalMinor: 120_000, interestMinor: interest })
  })

  it('is the same whatever was paid of it', () => {
    const plan = tenDayPlan()
    payInterest(plan, rowOf(plan, 1), 700)
    expect(dueInterestTill(plan, january(15))).toBe(1562)
    expect(outstandingInterestTill(plan, january(15))).toBe(862)
    expect(outstandingOn(plan, january(15))).toEqual({ principalMinor: 120_000, interestMinor: 862 })
  })

  it('leaves the instalments of a loan that has not begun as they are', () => {
    const rows = planTill(tenDayPlan(), january(0)).rows.map((row) => [row.instalmentMinor, row.dueInterestMinor])
    expect(rows).toEqual([
      [30_754, 0],
      [30_754, 0],
      [30_754, 0],
      [30_752, 0],
    ])
  })

  it('takes interest that was fixed by its days', () => {
    const plan = tenDayPlan()
    rowOf(plan, 2).update({ fixedInterestMinor: 1000 })
    const earned = (fixedByDays: boolean) => periodInterestTill(plan, rowOf(plan, 2), january(15), { withCredits: true, fixedByDays })
    expect([earned(true), earned(false)]).toEqual([362 + 400, 362 + 1000])
  })
})

describe('what is noted after a day', () => {
  it('is not lent yet', () => {
    const plan = tenDayPlan()
    disburse(plan, january(25), 30_000)
    expect([15, 21, 26].map((day) => planTill(plan, january(day)).duePrincipalMinor)).toEqual([120_000, 120_000, 150_000])
  })

  it.each([
    ['the first row', 5, 8],
    ['a later row', 15, 18],
  ])('is not lent yet on the day of a disbursement before it in %s', (_what, first, second) => {
    const plan = tenDayPlan()
    disburse(plan, january(first), 10_000)
    disburse(plan, january(second), 20_000)
    expect(planTill(plan, january(first)).duePrincipalMinor).toBe(130_000)
    expect(planTill(plan, january(second)).duePrincipalMinor).toBe(150_000)
  })

  it.each([
    ['principal', { principalMinor: 1000, interestMinor: 0 }],
    ['interest', { principalMinor: 0, interestMinor: 500 }],
  ])('is not put back yet, and %s of a chargeback on a due date is on that day', (_what, credit) => {
    const plan = tenDayPlan()
    addCredit(plan, january(31), credit)
    const noted = (day: number) => {
      const row = rowOf(planTill(plan, january(day)), 4)
      return row.spans.map(({ creditedPrincipalMinor, creditedInterestMinor }) => [creditedPrincipalMinor, creditedInterestMinor])
    }
    expect(noted(21)).toEqual([])
    expect(noted(31)).toEqual([[credit.principalMinor, credit.interestMinor]])
    expect(planTill(plan, january(31)).duePrincipalMinor).toBe(120_000 + credit.principalMinor)
    expect(rowOf(planTill(plan, january(31)), 4).dueInterestMinor).toBe(credit.interestMinor)
  })

  it('is not lent yet on the day of a chargeback at the start of its row', () => {
    const plan = tenDayPlan()
    addCredit(plan, january(31), { principalMinor: 1000, interestMinor: 0 })
    changeRate(plan, january(35), nineteenOf('36.5'))
    disburse(plan, january(36), 20_000)
    expect(planTill(plan, january(31)).duePrincipalMinor).toBe(121_000)
  })
})

describe('what a chargeback puts back inside a row', () => {
  const plan = tenDayPlan()
  addCredit(plan, january(15), { principalMinor: 1000, interestMinor: 200 })
  const earned = (withCredits: boolean) => periodInterestTill(plan, rowOf(plan, 2), january(15), { withCredits, fixedByDays: false })

  it('is owed on its day', () => {
    expect(planTill(plan, january(15)).duePrincipalMinor).toBe(121_000)
    expect(earned(true)).toBe(362 + 200)
  })

  it('is not earned', () => {
    expect(earned(false)).toBe(362)
  })

  it('counts for the row that begins on its day, so not among the interest of the rows before', () => {
    const onDueDate = tenDayPlan()
    addCredit(onDueDate, january(11), { principalMinor: 0, interestMinor: 500 })
    expect(outstandingInterestTill(onDueDate, january(11))).toBe(1200)
    expect(outstandingInterestTill(onDueDate, january(12))).toBe(1200 + 500 + 90)
  })
})

describe('an instalment that is paid in advance', () => {
  const asks = (plan: RepaymentPlan, number: number, day: number, isVertical: boolean) => {
    const { principalMinor, interestMinor } = dueAmountsOn(plan, rowOf(plan, number), january(day), isVertical)
    return [principalMinor, interestMinor]
  }

  it.each<readonly [string, number, number, boolean, readonly number[]]>([
    ['asks for interest so far, and for the rest of it as principal', 2, 15, false, [30_754 - 362, 362]],
    ['asks for all of it as principal where one component comes before the other', 2, 15, true, [30_754, 362]],
    ['asks for principal alone before its row begins', 3, 15, false, [30_754, 0]],
    ['asks for principal alone on the day its row begins', 4, 31, false, [30_754, 0]],
    ['asks for what the others leave once its row has begun', 4, 32, false, [30_448, 30]],
  ])('%s', (_what, number, day, isVertical, amounts) => {
    expect(asks(tenDayPlan(), number, day, isVertical)).toEqual(amounts)
  })

  it('asks for no more principal than the loan has left', () => {
    const plan = tenDayPlan()
    pay(plan, 1, 11, 29_554, 1200)
    // 904.46 less 704.46 leaves 200.00, which earns 0.20 a day; the second row has no room for its interest, so the third one holds it.
    pay(plan, 2, 11, 70_446, 0)
    for (const isVertical of [false, true]) {
      expect(asks(plan, 3, 15, isVertical)).toEqual([20_000, 80])
      expect(asks(plan, 3, 25, isVertical)).toEqual([20_000, 200 + 80])
    }
  })

  it('may take what is left where all others but one are paid and it asks for nothing any more', () => {
    const plan = tenDayPlan()
    pay(plan, 1, 11, 29_554, 1200)
    pay(plan, 3, 11, 70_446, 0)
    expect(asks(plan, 4, 15, false)).toEqual([20_000, 0])
  })

  it('may take it on top of what was paid', () => {
    const plan = tenDayPlan()
    pay(plan, 1, 11, 29_554, 1200)
    pay(plan, 4, 11, 5000, 0)
    pay(plan, 3, 11, 65_446, 0)
    expect(asks(plan, 4, 15, false)).toEqual([25_000, 0])
  })

  it('asks for no more than its first instalment', () => {
    const plan = tenDayPlan()
    pay(plan, 1, 11, 29_554, 1200)
    pay(plan, 4, 11, 5000, 0)
    pay(plan, 3, 11, 59_246, 0)
    expect(asks(plan, 4, 15, false)).toEqual([30_754, 0])
  })
})
