import { AppError } from '#domain/errors.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { requirePeriods } from '#domain/schedule/annuity.ts'

/** Beyond this the digits alone of what a deposit grows to would fill the memory. */
const mostYears = 1000

/** P · (1 + r/n)^(n · t): a deposit whose interest is compounded and kept. Example: 15,000 at 5% quarterly over 2 years is 16,567.29. */
export function compoundMaturity(principal: Decimal, ratePercent: Decimal, compoundingPerYear: number, years: Decimal): Decimal {
  if (!(years.gte(0) && years.lte(mostYears))) throw new AppError('TERM_OUT_OF_RANGE', { field: 'years', rule: `0 to ${mostYears}` })
  return principal.times(periodGrowth(ratePercent, compoundingPerYear).pow(years.times(compoundingPerYear)))
}

/** Interest paid out every period: P · r / n (monthly income schemes). */
export function simplePeriodInterest(principal: Decimal, ratePercent: Decimal, periodsPerYear: number): Decimal {
  requirePeriods(periodsPerYear, 'periodsPerYear')
  return principal.times(ratePercent).div(100).div(periodsPerYear)
}

/** Interest that accrues in one year of a compounding certificate, the first year being 1. */
export function accrualOfYear(principal: Decimal, ratePercent: Decimal, compoundingPerYear: number, year: number): Decimal {
  requirePeriods(year, 'year')
  const growth = periodGrowth(ratePercent, compoundingPerYear).pow(compoundingPerYear)
  return principal.times(growth.pow(year - 1)).times(growth.minus(1))
}

/** Interest of a time deposit that is paid yearly but compounds within the year: P · ((1 + r/n)^n − 1). */
export function yearlyInterest(principal: Decimal, ratePercent: Decimal, compoundingPerYear: number): Decimal {
  return principal.times(periodGrowth(ratePercent, compoundingPerYear).pow(compoundingPerYear).minus(1))
}

/** Post Office time deposit: quarterly compounding stays within the year; the years are simple (Post Office Savings Schemes, TD Rules 2019). */
export function timeDepositMaturity(principal: Decimal, ratePercent: Decimal, years: number): Decimal {
  requirePeriods(years, 'years')
  return principal.plus(yearlyInterest(principal, ratePercent, 4).times(years))
}

/**
 * Recurring deposit: each monthly instalment grows by (1 + r/n)^(k·n/12), k its months until maturity; the maturity value is their sum.
 * Example: 100 a month at 5.8% quarterly over 72 months is 8,620.98.
 */
export function recurringDepositMaturity(instalment: Decimal, ratePercent: Decimal, compoundingPerYear: number, months: number): Decimal {
  requirePeriods(months, 'months')
  const monthly = periodGrowth(ratePercent, compoundingPerYear).pow(new Decimal(compoundingPerYear).div(12))
  if (monthly.eq(1)) return instalment.times(months)
  return instalment.times(monthly).times(monthly.pow(months).minus(1)).div(monthly.minus(1))
}

function periodGrowth(ratePercent: Decimal, compoundingPerYear: number): Decimal {
  requirePeriods(compoundingPerYear, 'compoundingPerYear')
  const growth = ratePercent.div(100).div(compoundingPerYear).plus(1)
  if (growth.lte(0)) throw new AppError('RATE_OUT_OF_RANGE', { field: 'ratePercent', rule: 'above −100 percent a period' })
  return growth
}
