import { AppError } from '#domain/errors.ts'
import { Decimal } from './decimal.ts'

/** An exact fraction, as intervals of the law are written: 3/365 + 1/12. The denominator is positive; not reduced unless asked for. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

const sumOfFractions = 'a sum of fractions such as 3/365+1/12'

const term = /^(-?)(\d{1,15}(?:\.\d{1,15})?)(?:\/(\d{1,15}))?$/

/** Reads a sum such as `3/365+1/12`, `1+34/365`, `-1` or `0.5`. */
export function parseFraction(text: unknown, field = 'fraction'): Fraction {
  if (typeof text !== 'string' || text.length > 200) throw new AppError('FRACTION_MALFORMED', { field, rule: sumOfFractions })
  const terms = text
    .replace(/\s/g, '')
    .replace(/(?<=[0-9])-/g, '+-')
    .split('+')
  return terms.map((one) => parseTerm(one, field)).reduce(addFractions)
}

export function toFraction(numerator: number | bigint, denominator: number | bigint = 1n): Fraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) }
}

export function addFractions(first: Fraction, second: Fraction): Fraction {
  if (first.denominator === second.denominator) return { numerator: first.numerator + second.numerator, denominator: first.denominator }
  return {
    numerator: first.numerator * second.denominator + second.numerator * first.denominator,
    denominator: first.denominator * second.denominator,
  }
}

export function multiplyFraction(fraction: Fraction, factor: number): Fraction {
  return { numerator: fraction.numerator * BigInt(factor), denominator: fraction.denominator }
}

export function reduceFraction({ numerator, denominator }: Fraction): Fraction {
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator)
  return divisor === 0n ? { numerator: 0n, denominator: 1n } : { numerator: numerator / divisor, denominator: denominator / divisor }
}

export function fractionToDecimal({ numerator, denominator }: Fraction): Decimal {
  return new Decimal(numerator.toString()).div(denominator.toString())
}

export function fractionToNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator)
}

/** `361/360`, or a whole number without its denominator. */
export function formatFraction({ numerator, denominator }: Fraction): string {
  return denominator === 1n || numerator === 0n ? String(numerator) : `${numerator}/${denominator}`
}

function parseTerm(text: string, field: string): Fraction {
  const match = term.exec(text)
  if (match === null || (match[3] !== undefined && Number(match[3]) === 0))
    throw new AppError('FRACTION_MALFORMED', { field, rule: sumOfFractions })
  const [whole = '', decimals = ''] = match[2]!.split('.')
  const scale = 10n ** BigInt(decimals.length)
  const sign = match[1] === '-' ? -1n : 1n
  return { numerator: sign * BigInt(whole + decimals), denominator: scale * BigInt(match[3] ?? 1) }
}

function greatestCommonDivisor(first: bigint, second: bigint): bigint {
  let [larger, smaller] = [first, second]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
