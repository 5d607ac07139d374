import { addDays, addMonths, addYears, daysBetween, wholeMonthsBetween } from '#domain/calendar/date-arithmetic.ts'
import { datePartsOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { addExactly, divide, nineteen, type NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import type { MonthEndStrategy } from '../due-dates.ts'
import type { RepaymentUnit } from '../schedule-terms.ts'
import type { RowDates } from './repayment-plan.ts'

/** Moves a date by units; months and years clamp to the end of a shorter month. */
export function addUnits(date: IsoDate, count: number, unit: RepaymentUnit): IsoDate {
  if (unit === 'days') return addDays(date, count)
  if (unit === 'weeks') return addDays(date, 7 * count)
  return unit === 'months' ? addMonths(date, count) : addYears(date, count)
}

/** Whole units that fit between two dates. */
export function wholeUnitsBetween(from: IsoDate, to: IsoDate, unit: RepaymentUnit): number {
  if (unit === 'days') return daysBetween(from, to)
  if (unit === 'weeks') return Math.trunc(daysBetween(from, to) / 7)
  const months = wholeMonthsBetween(from, to)
  return unit === 'months' ? months : Math.trunc(months / 12)
}

type Rhythm = { readonly repaymentEvery: number; readonly repaymentUnit: RepaymentUnit; readonly monthEnd: MonthEndStrategy }

/**
 * How many units of the repayment frequency a row counts in a year of 30-day months: whole units from the day the schedule grew from, and
 * for a stub its days over the length of the unit it falls in. One for a regular monthly row, whatever its days; 1 + 13/31 for a row of a
 * month and 13 days.
 */
export function unitsOfRow(
  dates: RowDates,
  startsOn: IsoDate,
  { repaymentEvery: every, repaymentUnit: unit, monthEnd }: Rhythm,
): NineteenDigits {
  const row = monthEnd === 'last_day_of_month' ? dates : { from: rolledBack(dates.from, startsOn), due: rolledBack(dates.due, startsOn) }
  const seed = seedOf(row, startsOn, every, unit)
  const whole = wholeUnitsBetween(seed, row.due, unit)
  if (addUnits(seed, whole, unit) === row.due) return nineteen(whole - wholeUnitsBetween(seed, row.from, unit))
  return partialUnits(row, whole, unit)
}

/** A due date that rolled over to the first of a month is measured from the end of the month that has no such day. */
function rolledBack(date: IsoDate, startsOn: IsoDate): IsoDate {
  const before = addDays(date, -1)
  return datePartsOf(date).day === 1 && datePartsOf(startsOn).day > datePartsOf(before).day ? before : date
}

/** Units of a row that is measured from its own start and ends inside a unit. */
function partialUnits({ from, due }: RowDates, whole: number, unit: RepaymentUnit): NineteenDigits {
  const stubFrom = addUnits(from, whole, unit)
  const share = divide(nineteen(daysBetween(stubFrom, due)), nineteen(daysBetween(stubFrom, addUnits(from, whole + 1, unit))))
  return addExactly(share, nineteen(whole))
}

/** A row that lies on the rhythm of the schedule is measured from the start of the schedule, any other from its own start. */
function seedOf(row: RowDates, startsOn: IsoDate, every: number, unit: RepaymentUnit): IsoDate {
  const end = addUnits(startsOn, wholeUnitsBetween(startsOn, row.due, unit), unit)
  return end === row.due && addUnits(end, -every, unit) === row.from ? startsOn : row.from
}
