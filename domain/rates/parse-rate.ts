import { AppError } from '#domain/errors.ts'
import { Decimal } from './decimal.ts'

const rateText = /^-?\d{1,12}(?:\.\d{1,30})?$/

export type RateLimits = { leastPercent?: number; mostPercent?: number }

/**
 * Reads a rate in percent from decimal text, exactly, within limits: 0 to 1000 percent unless the caller says otherwise.
 * Example: `parseRate('2.45')`.
 */
export function parseRate(text: unknown, field = 'ratePercent', limits: RateLimits = {}): Decimal {
  if (typeof text !== 'string' || !rateText.test(text)) throw new AppError('RATE_MALFORMED', { field })
  const rate = new Decimal(text)
  const { leastPercent = 0, mostPercent = 1000 } = limits
  if (rate.lt(leastPercent) || rate.gt(mostPercent))
    throw new AppError('RATE_OUT_OF_RANGE', { field, rule: `${leastPercent} to ${mostPercent} percent` })
  return rate
}
