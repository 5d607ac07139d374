import { AppError } from '#domain/errors.ts'
import type { Decimal } from '#domain/rates/decimal.ts'
import { type Minor, parseMinor, toMinor } from './minor.ts'

/**
 * `half_even` to the nearest, ties to the even neighbour (the default of schedules); `half_up` to the nearest, ties away from zero (where a
 * disclosure says so); `down` towards zero; `up` away from zero.
 */
export type Rounding = 'half_even' | 'half_up' | 'down' | 'up'

export const roundings = ['half_even', 'half_up', 'down', 'up'] as const satisfies readonly Rounding[]

// The numbers of decimal.js: ROUND_UP 0, ROUND_DOWN 1, ROUND_HALF_UP 4, ROUND_HALF_EVEN 6.
const decimalModes = { up: 0, down: 1, half_up: 4, half_even: 6 } as const satisfies Record<Rounding, number>

/** Rounds an amount in major units to the minor units of a currency: `roundDecimal('1.005', 2, 'half_even')` is 100. */
export function roundDecimal(amount: Decimal, decimals: number, rounding: Rounding): Minor {
  const scaled = amount.toDecimalPlaces(decimals, decimalModes[rounding]).times(10 ** decimals)
  return parseMinor(scaled.toNumber())
}

export function roundHalfEven(amount: Decimal, decimals = 2): Minor {
  return roundDecimal(amount, decimals, 'half_even')
}

export function roundHalfUp(amount: Decimal, decimals = 2): Minor {
  return roundDecimal(amount, decimals, 'half_up')
}

/** The whole number nearest to numerator / denominator under the named rounding; exact for any size. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator <= 0n) throw new AppError('DIVISION_BY_ZERO', { field: 'denominator', rule: 'positive' })
  const quotient = numerator / denominator
  const remainder = numerator % denominator
  if (remainder === 0n || rounding === 'down') return quotient
  const away = numerator < 0n ? quotient - 1n : quotient + 1n
  if (rounding === 'up') return away
  const twice = remainder < 0n ? -2n * remainder : 2n * remainder
  if (twice !== denominator) return twice > denominator ? away : quotient
  return rounding === 'half_up' || quotient % 2n !== 0n ? away : quotient
}

/** Rounds minor units to a multiple, as a product asks for instalments in whole tens: `roundToMultiple(1234, 100, 'half_even')` is 1200. */
export function roundToMultiple(amountMinor: Minor, multipleMinor: number, rounding: Rounding): Minor {
  if (!Number.isSafeInteger(multipleMinor) || multipleMinor < 1)
    throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'multipleMinor', rule: 'a positive whole number of minor units' })
  const multiple = BigInt(multipleMinor)
  return toMinor(divideRounded(BigInt(amountMinor), multiple, rounding) * multiple)
}
