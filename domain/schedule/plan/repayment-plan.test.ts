import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import { RepaymentPlan } from './repayment-plan.ts'

const on = (day: string) => parseIsoDate(day)
const january = { from: on('2024-01-01'), due: on('2024-02-01') }
const february = { from: on('2024-02-01'), due: on('2024-03-01') }
const march = { from: on('2024-03-01'), due: on('2024-04-01') }

describe('the row of some dates', () => {
  const threeMonths = new RepaymentPlan(plainTerms, [january, february, march])
  const merged = new RepaymentPlan(plainTerms, [january, { from: february.from, due: march.due }])

  it('is the one that has them', () => {
    expect(threeMonths.rowBetween(february)).toBe(threeMonths.rows[1])
  })

  it.each([
    ['its first part', february],
    ['its last part', march],
    ['a part inside', { from: on('2024-02-10'), due: on('2024-03-10') }],
  ])('is the one that took them in when rows were merged: %s', (_what, dates) => {
    expect(merged.rowBetween(dates)).toBe(merged.rows[1])
  })

  it.each([
    ['before', { from: on('2023-12-01'), due: on('2024-02-01') }],
    ['after', { from: on('2024-03-01'), due: on('2024-04-02') }],
    ['across', { from: on('2024-01-15'), due: on('2024-02-15') }],
  ])('is none where they reach out of every row: %s', (_what, dates) => {
    expect(merged.rowBetween(dates)).toBeNull()
  })
})

describe('the rate of a day', () => {
  const percent = (text: string) => nineteenOf(text)

  it('is the latest that began by then, in whatever order they were agreed', () => {
    const plan = new RepaymentPlan({ ...plainTerms, annualRatePercent: percent('12') }, [january, february, march])
    plan.setRateFrom(on('2024-03-01'), percent('8'))
    plan.setRateFrom(on('2024-02-01'), percent('10'))
    const rates = ['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01', '2024-04-01'].map((day) => plan.ratePercentOn(on(day)))
    expect(rates).toEqual([percent('12'), percent('10'), percent('10'), percent('8'), percent('8')])
  })

  it('is the one that was agreed last for the same day', () => {
    const plan = new RepaymentPlan(plainTerms, [january])
    plan.setRateFrom(on('2024-01-10'), percent('8'))
    plan.setRateFrom(on('2024-01-10'), percent('7'))
    expect(plan.rates).toEqual([{ from: on('2024-01-10'), percent: percent('7') }])
  })
})

describe('a plan', () => {
  it('takes the interest that a row had no room for out with the row', () => {
    const plan = new RepaymentPlan(plainTerms, [january, february])
    plan.firstRow.update({ fixedInterestMinor: 700 })
    plan.lastRow.setInstalment(5000)
    expect(plan.lastRow.dueInterestMinor).toBe(700)
    plan.remove((row) => row === plan.firstRow)
    expect(plan.lastRow.dueInterestMinor).toBe(0)
    expect(plan.lastRow.duePrincipalMinor).toBe(5000)
  })

  it('counts overdue principal on its own, and not on a trial as if nothing had been paid', () => {
    const plan = new RepaymentPlan(plainTerms, [january])
    expect(plan.overdueCorrections).toEqual([])
    plan.overdueCorrections.push({ on: on('2024-02-03'), amountMinor: 500, rowDue: january.due })
    expect(plan.copy().overdueCorrections).toEqual(plan.overdueCorrections)
    expect(plan.trial().overdueCorrections).toEqual([])
  })
})
