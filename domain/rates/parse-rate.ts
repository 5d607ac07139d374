import { AppError } from '#domain/errors.ts'
import { Decimal } from './decimal.ts'

const rateText = /^-?\d{1,12}(?:\.\d{1,30})?$/

export type RateLimits = { leastPercent?: number; mostPercent?: number }

/**
 * Reads a rate in percent from decimal text, exactly, within limits: 0 to 1000 percent unless the caller says otherwise.
 * Example: `parseRate('2.45')`.
 */
export function parseRate(text: unknown, field = 'ratePercent', limits: RateLimits = {}): Decimal {
  if (typeof text !== 'string' || !rateText.test(text)) throw new AppError('RATE_MALFORMED', { field, rule: 'decimal text such as 2.45' })
  return requireRate(new Decimal(text), field, limits)
}

/** As `parseRate`, of a rate that is a decimal already. */
export function requireRate(rate: Decimal, field = 'ratePercent', limits: RateLimits = {}): Decimal {
  const { leastPercent = 0, mostPercent = 1000 } = limits
  // A rate that is no number at all is no rate within any limits.
  if (!(rate.gte(leastPercent) && rate.lte(mostPercent)))
    throw new AppError('RATE_OUT_OF_RANGE', { field, rule: `${leastPercent} to ${mostPercent} percent` })
  return rate
}
