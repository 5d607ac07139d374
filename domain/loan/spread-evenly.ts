import { divideRounded } from '#domain/money/rounding.ts'

/**
 * An amount in even parts, rounded half-even; the last one takes the difference. Rounded down when the last part would be negative.
 */
export function evenly(amountMinor: number, count: number): number[] {
  if (count <= 1) return count === 1 ? [amountMinor] : []
  const nearest = part(amountMinor, count, 'half_even')
  const even = amountMinor - nearest * (count - 1) < 0 ? part(amountMinor, count, 'down') : nearest
  return Array.from({ length: count }, (_, index) => (index === count - 1 ? amountMinor - even * (count - 1) : even))
}

function part(amountMinor: number, count: number, rounding: 'half_even' | 'down'): number {
  return Number(divideRounded(BigInt(amountMinor), BigInt(count), rounding))
}
