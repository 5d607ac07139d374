import { AppError } from '#domain/errors.ts'

/** A whole number of minor units (cents, fils, whole yen), always a safe integer. */
export type Minor = number & { readonly __brand: 'Minor' }

export const zeroMinor = 0 as Minor

/** Refuses everything but a safe integer. `field` names the input in the error. */
export function parseMinor(value: unknown, field = 'amountMinor'): Minor {
  if (!Number.isSafeInteger(value))
    throw new AppError('AMOUNT_NOT_WHOLE_MINOR_UNITS', { field, rule: 'a whole number of minor units, at most 2^53 − 1' })
  // Minus zero would print as "-0" and differ from zero in Object.is.
  return (value === 0 ? 0 : value) as Minor
}

/** As `parseMinor`, and at least `leastMinor` (0 unless said otherwise). */
export function parseAmountFrom(value: unknown, field: string, leastMinor = 0): Minor {
  const amount = parseMinor(value, field)
  if (amount < leastMinor) throw new AppError('AMOUNT_OUT_OF_RANGE', { field, rule: `at least ${leastMinor} minor units` })
  return amount
}

/** Leaves exact arithmetic: refuses what no longer fits a safe integer. */
export function toMinor(value: bigint): Minor {
  return parseMinor(Number(value))
}

export function addMinor(...amounts: readonly Minor[]): Minor {
  return parseMinor(amounts.reduce<number>((sum, amount) => sum + amount, 0))
}

export function subtractMinor(from: Minor, amount: Minor): Minor {
  return parseMinor(from - amount)
}

export function leastMinor(first: Minor, second: Minor): Minor {
  return Math.min(first, second) as Minor
}
