import { Decimal } from '#domain/rates/decimal.ts'
import { annuityPayment, requirePeriods } from '#domain/schedule/annuity.ts'

/**
 * The rate of one payment period for a rate quoted with another compounding: (1 + j / m)^(m / p) − 1. Fixed-rate mortgages are quoted with
 * half-yearly compounding (Interest Act, R.S.C. 1985, c. I-15, s. 6). Example: 9% half-yearly is 0.7363…% a month.
 */
export function canadianPeriodicRate(ratePercent: Decimal, compoundingPerYear: number, paymentsPerYear: number): Decimal {
  requirePeriods(compoundingPerYear, 'compoundingPerYear')
  requirePeriods(paymentsPerYear, 'paymentsPerYear')
  const growth = ratePercent.div(100).div(compoundingPerYear).plus(1)
  return growth.pow(new Decimal(compoundingPerYear).div(paymentsPerYear)).minus(1)
}

export function canadianPayment(principal: Decimal, periodicRate: Decimal, payments: number): Decimal {
  return annuityPayment(principal, periodicRate, payments)
}
