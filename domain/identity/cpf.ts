import { AppError } from '#domain/errors.ts'

/** Number of a natural person in the Brazilian register (Cadastro de Pessoas Físicas), eleven digits without separators. */
export type Cpf = string & { readonly __brand: 'Cpf' }

export type CpfFault = 'length' | 'format' | 'component' | 'checksum'

export type CpfCheck = { valid: true; cpf: Cpf } | { valid: false; reason: CpfFault }

/** Eleven digits, bare or in groups as printed (123.456.789-09); blanks around and between groups are forgiven. */
const printed = /^\d{3}[. ]?\d{3}[. ]?\d{3}[-–. /]?\d{2}$/

/**
 * Two check digits mod 11 over the nine before them (IN RFB 1.548/2015). A number of one repeated digit passes that arithmetic and is
 * refused. Example: `checkCpf('529.982.247-25')` is valid.
 */
export function checkCpf(value: string): CpfCheck {
  const text = value.trim()
  const digits = text.replace(/\D/g, '')
  if (/[^\d.\-–/ ]/.test(text)) return { valid: false, reason: 'format' }
  if (digits.length !== 11) return { valid: false, reason: 'length' }
  if (!printed.test(text)) return { valid: false, reason: 'format' }
  if (/^(\d)\1{10}$/.test(digits)) return { valid: false, reason: 'component' }
  const first = checkDigit(digits.slice(0, 9))
  const second = checkDigit(digits.slice(0, 9) + first)
  if (digits.slice(9) !== `${first}${second}`) return { valid: false, reason: 'checksum' }
  return { valid: true, cpf: digits as Cpf }
}

/** Refuses what is no CPF. The number itself stays out of the error: it is personal data. */
export function parseCpf(value: unknown, field = 'taxId'): Cpf {
  const check: CpfCheck = typeof value === 'string' ? checkCpf(value) : { valid: false, reason: 'format' }
  if (!check.valid) throw new AppError('TAX_ID_MALFORMED', { field, type: 'br-cpf', rule: check.reason })
  return check.cpf
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
