import { AppError } from '#domain/errors.ts'
import { type Minor, toMinor } from '#domain/money/minor.ts'
import { divideRounded } from '#domain/money/rounding.ts'
import { Decimal } from '#domain/rates/decimal.ts'

/** Interest factors of periods are whole numbers of 10^-24, so that rows need no decimal library: 1% is 10^22. */
const factorDecimals = 24
export const wholeFactor = 10n ** BigInt(factorDecimals)

export type InterestFactor = bigint & { readonly __brand: 'InterestFactor' }

/** One period's interest on one unit of balance: `toInterestFactor(new Decimal('0.01'))`. */
export function toInterestFactor(fraction: Decimal): InterestFactor {
  if (fraction.isNegative() || !fraction.isFinite()) throw new AppError('RATE_OUT_OF_RANGE', { field: 'rate', rule: 'not negative' })
  return BigInt(fraction.times(new Decimal(10).pow(factorDecimals)).toFixed(0)) as InterestFactor
}

/** Interest of one period on a balance, rounded half-even to the minor unit. */
export function interestOn(balanceMinor: Minor, factor: InterestFactor): Minor {
  return toMinor(divideRounded(BigInt(balanceMinor) * factor, wholeFactor, 'half_even'))
}

/**
 * The level instalment that repays a balance over periods with these interest factors: balance × Π(1 + rₖ) / Fₙ, where F₁ = 1 and
 * Fₖ = 1 + Fₖ₋₁ × (1 + rₖ), rounded half-even. With equal factors it is the Price instalment P·i / (1 − (1 + i)^−n).
 * Example: 1,000.00 over 12 months at 1% is 88.85.
 */
export function levelInstalment(balanceMinor: Minor, factors: readonly InterestFactor[]): Minor {
  if (factors.length === 0) throw new AppError('TERM_OUT_OF_RANGE', { field: 'periods', rule: 'at least 1' })
  let growth = wholeFactor
  let annuity = 0n
  for (const factor of factors) {
    const step = wholeFactor + factor
    growth = divideRounded(growth * step, wholeFactor, 'half_even')
    annuity = annuity === 0n ? wholeFactor : wholeFactor + divideRounded(annuity * step, wholeFactor, 'half_even')
  }
  return toMinor(divideRounded(BigInt(balanceMinor) * growth, annuity, 'half_even'))
}
