import type { Applicant } from '../generated/api.ts'
import { codeText } from './codes.ts'
import { formatPhone } from './phone.ts'
import { formatTaxId } from './tax-id.ts'

/** A Pix key with its kind, each as people write it: 404.428.201-35 (CPF). */
export function pixKeyText({ kind, value }: NonNullable<Applicant['pixKey']>): string {
  const written = kind === 'cpf' ? formatTaxId(value) : kind === 'phone' ? formatPhone(value) : value
  return `${written} (${codeText(kind)})`
}
