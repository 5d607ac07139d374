import { AppError } from '#domain/errors.ts'

/**
 * Share of a gain that IOF takes when money is redeemed within 30 days: floor(100 × (30 − d) / 30) percent, nothing from day 30 on (Decreto
 * 6.306/2007, annex). Example: after 3 days 90.
 */
export function iofPercentOfGain(days: number): number {
  return requireDays(days) >= 30 ? 0 : Math.floor((100 * (30 - days)) / 30)
}

/**
 * Income tax on the gain of a fixed-income investment after IOF, by calendar days held (Lei 11.033/2004, art. 1): 22.5% up to 180, 20% up to
 * 360, 17.5% up to 720, 15% beyond.
 */
export function incomeTaxPercent(days: number): number {
  if (requireDays(days) <= 180) return 22.5
  if (days <= 360) return 20
  return days <= 720 ? 17.5 : 15
}

function requireDays(days: number): number {
  if (!Number.isSafeInteger(days) || days < 1) throw new AppError('TERM_OUT_OF_RANGE', { field: 'days', rule: 'at least 1' })
  return days
}
