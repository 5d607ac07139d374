import { AppError } from '#domain/errors.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { requirePeriods } from '#domain/schedule/annuity.ts'

/**
 * Annual percentage yield in percent: (1 + interest / principal)^(365 / days) − 1 (12 CFR 1030, Appendix A).
 * Example: 5.25 on 1,000 in 30 days is 6.58.
 */
export function annualPercentageYield(principal: Decimal, interest: Decimal, days: number): Decimal {
  requirePeriods(days, 'days')
  if (principal.lte(0)) throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'principal', rule: 'above 0' })
  const growth = interest.div(principal).plus(1)
  if (growth.lte(0)) throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'interest', rule: 'above minus the principal' })
  return growth.pow(new Decimal(365).div(days)).minus(1).times(100)
}

export type RateSegment = { readonly ratePercent: Decimal; readonly days: number }

/** Interest compounded every day, at rates that hold one after the other. */
export function dailyCompoundedInterest(principal: Decimal, segments: readonly RateSegment[], dayBasis: number): Decimal {
  requirePeriods(dayBasis, 'dayBasis')
  const growth = segments.reduce((product, { ratePercent, days }) => {
    requirePeriods(days, 'days', 0)
    return product.times(ratePercent.div(100).div(dayBasis).plus(1).pow(days))
  }, new Decimal(1))
  return principal.times(growth.minus(1))
}

export type BalanceTier = { readonly upTo: Decimal | undefined; readonly ratePercent: Decimal }

/**
 * Tiering method B: every part of the balance earns the rate of its tier, compounded daily at that rate (12 CFR 1030, Appendix A, Part I.D).
 * Example: 1,000,000 at 5.25% up to 2,500, 5.50% up to 15,000 and 5.75% beyond earns 59,134.22 in a year.
 */
export function tieredDailyInterest(balance: Decimal, tiers: readonly BalanceTier[], days: number, dayBasis: number): Decimal {
  requirePeriods(days, 'days')
  requireAscending(tiers)
  return tiers.reduce((interest, tier, index) => {
    const floor = tiers[index - 1]?.upTo ?? new Decimal(0)
    const part = Decimal.max(0, Decimal.min(balance, tier.upTo ?? balance).minus(floor))
    return interest.plus(dailyCompoundedInterest(part, [{ ratePercent: tier.ratePercent, days }], dayBasis))
  }, new Decimal(0))
}

function requireAscending(tiers: readonly BalanceTier[]): void {
  const ends = tiers.map((tier) => tier.upTo)
  const ascending = ends.every((end, index) => index === 0 || (ends[index - 1]?.lt(end ?? Infinity) ?? false))
  if (tiers.length === 0 || !ascending || ends.at(-1) !== undefined)
    throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'tiers', rule: 'ascending, the last without an end' })
}
