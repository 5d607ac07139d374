import { addDays, addMonths } from '#domain/calendar/date-arithmetic.ts'
import { datePartsOf, daysInMonth, type IsoDate } from '#domain/calendar/iso-date.ts'
import type { RowDates } from './plan/repayment-plan.ts'
import { addUnits } from './plan/whole-periods.ts'
import type { RepaymentUnit } from './schedule-terms.ts'

/** What becomes of a due date whose day the month does not have: its last day, or the first of the next month. */
export const monthEndStrategies = ['last_day_of_month', 'first_day_of_next_month'] as const
export type MonthEndStrategy = (typeof monthEndStrategies)[number]

export type DueDateTerms = {
  readonly startsOn: IsoDate
  /** An irregular first period: the first due date, from whose day the others grow. */
  readonly firstDueOn: IsoDate | null
  readonly numberOfRepayments: number
  readonly repaymentEvery: number
  readonly repaymentUnit: RepaymentUnit
  readonly monthEnd: MonthEndStrategy
}

/**
 * The rows' dates. A monthly schedule remembers the day it grew from: 31 January, 28 February, 31 March; or, rolling over, 31 January,
 * 1 March, 31 March, 1 May.
 */
export function repaymentPeriods(terms: DueDateTerms): RowDates[] {
  const periods: RowDates[] = []
  let from = terms.startsOn
  for (let number = 1; number <= terms.numberOfRepayments; number += 1) {
    const due = dueDateAfter(terms, from, number)
    periods.push({ from, due })
    from = due
  }
  return periods
}

/** The due date of the row with a number, counted from the start of the terms, after the due date before it. */
export function dueDateAfter(terms: Omit<DueDateTerms, 'numberOfRepayments'>, from: IsoDate, number: number): IsoDate {
  const { repaymentEvery, repaymentUnit } = terms
  if (number === 1 && terms.firstDueOn !== null) return terms.firstDueOn
  if (repaymentUnit !== 'months') return addUnits(from, repaymentEvery, repaymentUnit)
  const seed = terms.firstDueOn ?? terms.startsOn
  const seedDay = datePartsOf(seed).day
  if (terms.monthEnd === 'last_day_of_month') return withSeedDay(addMonths(from, repaymentEvery), seedDay)
  const periods = terms.firstDueOn === null ? number : number - 1
  return rolledOver(seed, periods * repaymentEvery)
}

/** A date clamped to the end of a short month goes back to the day of the schedule in a longer one. */
export function withSeedDay(date: IsoDate, seedDay: number): IsoDate {
  const { day } = datePartsOf(date)
  return seedDay > 28 && day >= 28 ? addMonths(date, 0, seedDay) : date
}

function rolledOver(seed: IsoDate, months: number): IsoDate {
  const clamped = addMonths(seed, months)
  const { year, month, day } = datePartsOf(clamped)
  return day < datePartsOf(seed).day && day === daysInMonth(year, month) ? addDays(clamped, 1) : clamped
}
