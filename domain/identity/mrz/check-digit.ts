import { AppError } from '#domain/errors.ts'

const weights = [7, 3, 1]

/**
 * Check digit of a field in a machine-readable zone: values (0-9, A-Z as 10-35, filler 0) times 7, 3, 1 repeated, modulo 10 (ICAO Doc 9303-3,
 * 4.9). Example: `mrzCheckDigit('L898902C3')` is `6`.
 */
export function mrzCheckDigit(field: string): string {
  const sum = field.split('').reduce((total, character, index) => total + valueOf(character) * weights[index % 3]!, 0)
  return String(sum % 10)
}

function valueOf(character: string): number {
  if (character === '<') return 0
  const value = /^[0-9A-Z]$/.test(character) ? Number.parseInt(character, 36) : Number.NaN
  if (Number.isNaN(value)) throw new AppError('MRZ_MALFORMED', { field: 'field', rule: 'digits, capital letters and the filler <' })
  return value
}
