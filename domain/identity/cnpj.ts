import { AppError } from '#domain/errors.ts'
import { accepted, refused, requireTaxId, type TaxIdCheck, withoutSeparators } from './tax-id-check.ts'

/** Number of a company in the Brazilian register: twelve letters or digits and two check digits, without separators, in capitals. */
export type Cnpj = string & { readonly __brand: 'Cnpj' }

const firstWeights = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]

/**
 * Alphanumeric since July 2026 (IN RFB 2.229/2024): a character counts as its ASCII code less 48, so digits keep their value; the two check
 * digits are mod 11 as before. The number of all zeros passes that arithmetic and is refused. Example: `12.ABC.345/01DE-35`.
 */
export function checkCnpj(value: string): TaxIdCheck {
  const text = withoutSeparators(value, './')
  if (!/^[0-9A-Z]+$/.test(text)) return refused('format')
  if (text.length !== 14) return refused('length')
  if (!/^[0-9A-Z]{12}\d{2}$/.test(text) || text.startsWith('000000000000')) return refused('format')
  const first = checkDigit(text.slice(0, 12))
  const second = checkDigit(text.slice(0, 12) + first)
  return text.slice(12) === `${first}${second}` ? accepted(text) : refused('checksum')
}

export function parseCnpj(value: unknown, field = 'taxId'): Cnpj {
  if (typeof value !== 'string') throw new AppError('TAX_ID_MALFORMED', { field, type: 'br-cnpj', rule: 'format' })
  return requireTaxId(checkCnpj(value), 'br-cnpj', field) as Cnpj
}

export function formatCnpj(cnpj: Cnpj): string {
  return `${cnpj.slice(0, 2)}.${cnpj.slice(2, 5)}.${cnpj.slice(5, 8)}/${cnpj.slice(8, 12)}-${cnpj.slice(12)}`
}

function checkDigit(characters: string): number {
  const weights = characters.length === 12 ? firstWeights : [6, ...firstWeights]
  const sum = characters.split('').reduce((total, character, index) => total + (character.codePointAt(0)! - 48) * weights[index]!, 0)
  const rest = sum % 11
  return rest < 2 ? 0 : 11 - rest
}
