import { AppError } from '#domain/errors.ts'
import { type Minor, parseMinor, toMinor } from './minor.ts'

/**
 * Splits an amount in proportion to whole weights so that the parts add up to it exactly: each part is rounded towards zero and the units
 * left over go one each to the parts with the largest remainder, earlier parts first (the largest remainder method).
 * Example: 100 by 1, 1, 1 is 34, 33, 33.
 */
export function allocate(amountMinor: Minor, weights: readonly number[]): Minor[] {
  if (weights.length === 0 || weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'weights', rule: 'one or more whole numbers, none negative' })
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) throw new AppError('DIVISION_BY_ZERO', { field: 'weights', rule: 'at least one above zero' })
  if (amountMinor < 0) return allocate(parseMinor(0 - amountMinor), weights).map((part) => parseMinor(0 - part))
  const amount = BigInt(amountMinor)
  const parts = weights.map((weight) => {
    const exact = amount * BigInt(weight)
    return { whole: exact / total, remainder: exact % total }
  })
  let left = amount - parts.reduce((sum, part) => sum + part.whole, 0n)
  // Sorting keeps the order of parts whose remainders are equal.
  for (const part of parts.toSorted((first, second) => Number(second.remainder - first.remainder))) {
    if (left === 0n) break
    part.whole += 1n
    left -= 1n
  }
  return parts.map((part) => toMinor(part.whole))
}
