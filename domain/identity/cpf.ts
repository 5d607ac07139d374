import { AppError } from '#domain/errors.ts'
import { accepted, refused, requireTaxId, type TaxIdCheck, withoutSeparators } from './tax-id-check.ts'

/** Number of a natural person in the Brazilian register (Cadastro de Pessoas Físicas), eleven digits without separators. */
export type Cpf = string & { readonly __brand: 'Cpf' }

/** Eleven digits, bare or in the printed groups (123.456.789-09). */
const printed = /^\d{3}\.?\d{3}\.?\d{3}\/?\d{2}$/

/**
 * Two check digits mod 11 over the nine before them (IN RFB 1.548/2015). A number of one repeated digit passes that arithmetic and is
 * refused. Example: `checkCpf('529.982.247-25')` is valid.
 */
export function checkCpf(value: string): TaxIdCheck {
  const text = withoutSeparators(value)
  const digits = text.replace(/[./]/g, '')
  if (!/^\d+$/.test(digits) || /^0+$/.test(digits)) return refused('format')
  if (digits.length !== 11) return refused('length')
  if (!printed.test(text)) return refused('format')
  if (/^(\d)\1{10}$/.test(digits)) return refused('component')
  const first = checkDigit(digits.slice(0, 9))
  const second = checkDigit(digits.slice(0, 9) + first)
  return digits.slice(9) === `${first}${second}` ? accepted(digits) : refused('checksum')
}

export function parseCpf(value: unknown, field = 'taxId'): Cpf {
  if (typeof value !== 'string') throw new AppError('TAX_ID_MALFORMED', { field, type: 'br-cpf', rule: 'format' })
  return requireTaxId(checkCpf(value), 'br-cpf', field) as Cpf
}

export function isCpf(value: unknown): value is string {
  return typeof value === 'string' && checkCpf(value).valid
}

export function formatCpf(cpf: Cpf): string {
  return `${cpf.slice(0, 3)}.${cpf.slice(3, 6)}.${cpf.slice(6, 9)}-${cpf.slice(9)}`
}

/** For lists and logs: the middle digits only, as Brazilian public registers show it. */
export function maskCpf(cpf: Cpf): string {
  return `***.${cpf.slice(3, 6)}.${cpf.slice(6, 9)}-**`
}

function checkDigit(digits: string): number {
  const sum = digits.split('').reduce((total, digit, index) => total + Number(digit) * (digits.length + 1 - index), 0)
  const rest = (sum * 10) % 11
  return rest === 10 ? 0 : rest
}
