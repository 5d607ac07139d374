import type { ScheduleTerms } from '../schedule-terms.ts'
import { add, digitsAtScale, divide, multiply, nineteen, type NineteenDigits, one } from '#domain/rates/nineteen-digits.ts'

type Rounding = Pick<ScheduleTerms, 'amountMultipleMinor'>

/** Interest on a balance, to the minor unit or to the multiple of the currency. */
export function interestOn(balanceMinor: number, rate: NineteenDigits, { amountMultipleMinor }: Rounding): number {
  return roundTo(multiply(nineteen(balanceMinor), rate), amountMultipleMinor ?? 1)
}

export function divideEvenly(amountMinor: number, parts: number, { amountMultipleMinor }: Rounding): number {
  return roundTo(divide(nineteen(amountMinor), nineteen(parts)), amountMultipleMinor ?? 1)
}

/**
 * The instalment that repays a balance in equal parts: balance × i × (1 + i)^n / ((1 + i)^n − 1), rounded to the multiple of instalments.
 * Example: 1,000.00 in 12 rows at 1% is 88.85.
 */
export function levelInstalment(balanceMinor: number, rate: NineteenDigits, rows: number, terms: ScheduleTerms): number {
  const exact = exactInstalment(nineteen(balanceMinor), rate, rows)
  const { instalmentMultipleMinor, amountMultipleMinor } = terms
  const rounded = instalmentMultipleMinor === null ? exact : nineteen(roundTo(exact, instalmentMultipleMinor))
  return roundTo(rounded, amountMultipleMinor ?? 1)
}

export function roundTo(amount: NineteenDigits, multipleMinor: number): number {
  if (multipleMinor === 1) return Number(digitsAtScale(amount, 0))
  return Number(digitsAtScale(divide(amount, nineteen(multipleMinor)), 0)) * multipleMinor
}

function exactInstalment(balance: NineteenDigits, rate: NineteenDigits, rows: number): NineteenDigits {
  if (rate.digits === 0n) return divide(balance, nineteen(rows))
  const step = add(one, rate)
  let growth = one
  for (let row = 0; row < rows; row += 1) growth = multiply(growth, step)
  return divide(multiply(multiply(balance, growth), rate), add(growth, nineteen(-1)))
}
