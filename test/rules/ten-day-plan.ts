import { type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { repaymentPeriods } from '#domain/schedule/due-dates.ts'
import { disburse } from '#domain/schedule/plan/disburse.ts'
import type { PlanRow } from '#domain/schedule/plan/plan-row.ts'
import { RepaymentPlan } from '#domain/schedule/plan/repayment-plan.ts'
import type { ScheduleTerms } from '#domain/schedule/schedule-terms.ts'
import { plainTerms } from './plain-terms.ts'

/**
 * 1,200.00 from 1 January 2024 over four rows of ten days, at a tenth of a percent a day, so 1 % a row. The level instalment is
 * 1,200.00 × 0.01 × 1.01^4 / (1.01^4 − 1) = 307.5373…, and the rows, due on 11, 21, 31 January and 10 February, are in minor units
 *
 *     balance    120000   90446   60596   30448
 *     principal   29554   29850   30148   30448
 *     interest     1200     904     606     304
 */
export function tenDayPlan(changes: Partial<ScheduleTerms> = {}): RepaymentPlan {
  const terms: ScheduleTerms = {
    ...plainTerms,
    annualRatePercent: nineteenOf('36.5'),
    numberOfRepayments: 4,
    repaymentEvery: 10,
    repaymentUnit: 'days',
    daysInYear: 365,
    ...changes,
  }
  const startsOn = parseIsoDate('2024-01-01')
  const plan = new RepaymentPlan(terms, repaymentPeriods({ ...terms, startsOn, firstDueOn: null }))
  disburse(plan, startsOn, 120_000)
  return plan
}

/** A row by its number, from 1. */
export function rowOf(plan: RepaymentPlan, number: number): PlanRow {
  return plan.rows[number - 1]!
}

/** A day of January 2024; of February with numbers above 31, of December before with numbers below 1. */
export function january(day: number): IsoDate {
  return parseIsoDate(new Date(Date.UTC(2024, 0, day)).toISOString().slice(0, 10))
}
