import { addUnits, wholeUnitsBetween } from '../plan/whole-periods.ts'
import type { ScheduleTerms } from '../schedule-terms.ts'
import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { addExactly, divide, multiply, nineteen, type NineteenDigits } from '#domain/rates/nineteen-digits.ts'

const hundred = nineteen(100)
const unitsPerYear = { days: 365, weeks: 52, months: 12, years: 1 } as const

/** What a balance earns between two dates, as a fraction of it. The year of a daily rate is fixed: 360, 364, or else 365 days. */
export function periodRate(terms: ScheduleTerms, annualPercent: NineteenDigits, from: IsoDate, to: IsoDate): NineteenDigits {
  const perUnit = unitRate(terms, annualPercent)
  if (terms.interestPeriod === 'daily') return multiply(perUnit, daysOf(terms, from, to))
  return multiply(perUnit, terms.allowPartialPeriodInterest ? unitsBetween(terms, from, to) : nineteen(terms.repaymentEvery))
}

/** The rate of a regular row, with months of 30 days, from which the level instalment follows. */
export function instalmentRate(terms: ScheduleTerms, annualPercent: NineteenDigits): NineteenDigits {
  const { repaymentEvery, repaymentUnit, daysInYear } = terms
  const daysPerUnit = { days: 1, weeks: 7, months: 30, years: daysInYear === 'actual' ? 365 : daysInYear }[repaymentUnit]
  const units = terms.interestPeriod === 'daily' ? repaymentEvery * daysPerUnit : repaymentEvery
  return multiply(unitRate(terms, annualPercent), nineteen(units))
}

/** Interest on the whole amount over the whole term, as flat loans ask for it. */
export function wholeTermRate(terms: ScheduleTerms, annualPercent: NineteenDigits, from: IsoDate, to: IsoDate): NineteenDigits {
  const perUnit = unitRate(terms, annualPercent)
  if (terms.interestPeriod === 'daily') return multiply(perUnit, nineteen(daysBetween(from, to)))
  const regular = nineteen(terms.numberOfRepayments * terms.repaymentEvery)
  return multiply(perUnit, terms.allowPartialPeriodInterest ? unitsBetween(terms, from, to) : regular)
}

function unitRate({ interestPeriod, repaymentUnit, daysInYear }: ScheduleTerms, annualPercent: NineteenDigits): NineteenDigits {
  const daysOfYear = daysInYear === 'actual' ? 365 : daysInYear
  const units = interestPeriod === 'daily' || repaymentUnit === 'days' ? daysOfYear : unitsPerYear[repaymentUnit]
  return divide(divide(annualPercent, nineteen(units)), hundred)
}

function daysOf(terms: ScheduleTerms, from: IsoDate, to: IsoDate): NineteenDigits {
  const { repaymentUnit, daysInMonth, daysInYear } = terms
  if (repaymentUnit === 'months' && daysInMonth === 30) return multiply(unitsBetween(terms, from, to), nineteen(30))
  if (repaymentUnit === 'years' && daysInYear !== 'actual') return multiply(unitsBetween(terms, from, to), nineteen(daysInYear))
  return nineteen(daysBetween(from, to))
}

/** Whole units, and the days that are left over as a share of the unit they lie in. */
function unitsBetween({ repaymentUnit }: ScheduleTerms, from: IsoDate, to: IsoDate): NineteenDigits {
  const whole = wholeUnitsBetween(from, to, repaymentUnit)
  const start = addUnits(from, whole, repaymentUnit)
  const share = divide(nineteen(daysBetween(start, to)), nineteen(daysBetween(start, addUnits(from, whole + 1, repaymentUnit))))
  return addExactly(nineteen(whole), share)
}
