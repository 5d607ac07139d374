import { AppError } from '#domain/errors.ts'

/**
 * A number of at most 19 significant digits: `digits` × 10^-`scale`. Published loan schedules are computed in this arithmetic, every
 * operation rounded half-even, and a half cent falls on their side only when each step is rounded as they round it.
 */
export type NineteenDigits = { readonly digits: bigint; readonly scale: number }

const precision = 19
const powersOfTen = Array.from({ length: 100 }, (_, exponent) => 10n ** BigInt(exponent))

export const one: NineteenDigits = { digits: 1n, scale: 0 }

export function nineteen(value: bigint | number, scale = 0): NineteenDigits {
  return { digits: BigInt(value), scale }
}

/** Reads plain decimal text such as `9.4822`. */
export function nineteenOf(text: string): NineteenDigits {
  const match = /^(-?\d{1,30})(?:\.(\d{1,30}))?$/.exec(text)
  if (match === null) throw new AppError('RATE_MALFORMED', { field: 'number', rule: 'decimal text such as 9.4822' })
  const decimals = match[2] ?? ''
  return { digits: BigInt(match[1]! + decimals), scale: decimals.length }
}

export function multiply(first: NineteenDigits, second: NineteenDigits): NineteenDigits {
  return toPrecision(first.digits * second.digits, first.scale + second.scale)
}

export function divide(dividend: NineteenDigits, divisor: NineteenDigits): NineteenDigits {
  if (divisor.digits === 0n) throw new AppError('DIVISION_BY_ZERO', { field: 'divisor', rule: 'not zero' })
  if (dividend.digits === 0n) return { digits: 0n, scale: 0 }
  // Two digits more than needed, and one that only says whether anything is left, round as the exact quotient would.
  const shift = Math.max(0, precision + 2 + digitsOf(divisor.digits) - digitsOf(dividend.digits))
  const scaled = dividend.digits * powerOfTen(shift)
  const quotient = scaled / divisor.digits
  const rest = scaled % divisor.digits === 0n ? 0n : 1n
  return toPrecision(quotient * 10n + (quotient < 0n ? -rest : rest), dividend.scale + shift - divisor.scale + 1)
}

export function add(first: NineteenDigits, second: NineteenDigits): NineteenDigits {
  const sum = addExactly(first, second)
  return toPrecision(sum.digits, sum.scale)
}

/** A sum of which no digit is dropped. */
export function addExactly(first: NineteenDigits, second: NineteenDigits): NineteenDigits {
  const scale = Math.max(first.scale, second.scale)
  return { digits: atScale(first, scale) + atScale(second, scale), scale }
}

/** The digits at a number of decimals, rounded half-even: `digitsAtScale(1.005, 2)` is 100. */
export function digitsAtScale({ digits, scale }: NineteenDigits, decimals: number): bigint {
  return scale <= decimals ? digits * powerOfTen(decimals - scale) : dropDigits(digits, scale - decimals)
}

function toPrecision(digits: bigint, scale: number): NineteenDigits {
  const excess = digitsOf(digits) - precision
  if (excess <= 0) return { digits, scale }
  const rounded = dropDigits(digits, excess)
  return { digits: rounded, scale: scale - excess }
}

function atScale({ digits, scale }: NineteenDigits, wanted: number): bigint {
  return digits * powerOfTen(wanted - scale)
}

function dropDigits(digits: bigint, count: number): bigint {
  const divisor = powerOfTen(count)
  const quotient = digits / divisor
  const rest = digits < 0n ? -(digits % divisor) : digits % divisor
  const twice = 2n * rest
  const isUp = twice > divisor || (twice === divisor && quotient % 2n !== 0n)
  if (!isUp) return quotient
  return digits < 0n ? quotient - 1n : quotient + 1n
}

function digitsOf(value: bigint): number {
  const size = value < 0n ? -value : value
  if (size === 0n) return 1
  // The logarithm of the nearest floating number is off by one at most, and only next to a power of ten.
  const estimate = Math.floor(Math.log10(Number(size)))
  return size >= powerOfTen(estimate + 1) ? estimate + 2 : size < powerOfTen(estimate) ? estimate : estimate + 1
}

function powerOfTen(exponent: number): bigint {
  return powersOfTen[exponent] ?? 10n ** BigInt(exponent)
}
