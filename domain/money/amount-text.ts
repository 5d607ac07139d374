import { AppError } from '#domain/errors.ts'
import { type Minor, parseMinor } from './minor.ts'

const decimalText = /^-?\d+(?:\.(\d+))?$/

/**
 * Reads decimal text as minor units; more decimals than the currency has are refused, never rounded away, unless they are zeros.
 * Example: `parseAmount('12.3', 2)` is 1230; `parseAmount('12.345', 2)` is refused.
 */
export function parseAmount(text: unknown, decimals: number, field = 'amount'): Minor {
  const match = typeof text === 'string' ? decimalText.exec(text) : null
  if (match === null) throw new AppError('AMOUNT_MALFORMED', { field, rule: 'decimal text such as 1234.56' })
  const fraction = (match[1] ?? '').replace(/0+$/, '')
  if (fraction.length > decimals) throw new AppError('AMOUNT_TOO_PRECISE', { field, rule: `at most ${decimals} decimals` })
  const whole = (text as string).split('.')[0]
  return parseMinor(Number(`${whole}${fraction.padEnd(decimals, '0')}`), field)
}

/** Writes minor units as decimal text with every decimal of the currency: `formatAmount(-5, 2)` is `-0.05`. */
export function formatAmount(amountMinor: Minor, decimals: number): string {
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0')
  const sign = amountMinor < 0 ? '-' : ''
  if (decimals === 0) return sign + digits
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
