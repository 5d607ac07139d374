import { AppError } from '#domain/errors.ts'
import { Decimal } from '#domain/rates/decimal.ts'

/** Most periods of any schedule: daily instalments over a century. */
export const mostPeriods = 36_525

export function requirePeriods(periods: number, field = 'periods', least = 1): void {
  if (!Number.isSafeInteger(periods) || periods < least || periods > mostPeriods)
    throw new AppError('TERM_OUT_OF_RANGE', { field, rule: `${least} to ${mostPeriods}` })
}

/**
 * The level payment that repays a principal over equal periods, unrounded: P · i / (1 − (1 + i)^−n), or P / n without interest.
 * Example: 162,000 at 3.875% / 12 over 360 months is 761.7836…
 */
export function annuityPayment(principal: Decimal, periodicRate: Decimal, periods: number): Decimal {
  requirePeriods(periods)
  if (periodicRate.lte(-1)) throw new AppError('RATE_OUT_OF_RANGE', { field: 'periodicRate', rule: 'above −100 percent' })
  if (periodicRate.isZero()) return principal.div(periods)
  return principal.times(periodicRate).div(new Decimal(1).minus(periodicRate.plus(1).pow(-periods)))
}

/** What is left after some level payments, unrounded. */
export function balanceAfter(principal: Decimal, periodicRate: Decimal, payment: Decimal, paid: number): Decimal {
  requirePeriods(paid, 'paid', 0)
  if (periodicRate.isZero()) return principal.minus(payment.times(paid))
  const growth = periodicRate.plus(1).pow(paid)
  return principal.times(growth).minus(payment.times(growth.minus(1)).div(periodicRate))
}

/** A nominal annual percentage as the rate of one period: never rounded. */
export function nominalPeriodicRate(ratePercent: Decimal, periodsPerYear: number): Decimal {
  return ratePercent.div(100).div(periodsPerYear)
}
