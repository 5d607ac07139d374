import type { Declaration, DeclareDetailsPayload } from '../generated/api.ts'
import { maskCpf } from '../format/cpf.ts'
import { toTypedPhone } from '../format/phone.ts'
import { maskPostalCode } from '../format/postal-code.ts'
import { toTypedDate } from '../format/typed-date.ts'

export type PixKind = DeclareDetailsPayload['pixKey']['kind']

/** What stands in the fields, as it was typed. */
export type Draft = {
  fullName: string
  hasSocialName: boolean
  socialName: string
  taxId: string
  birthDate: string
  postalCode: string
  street: string
  number: string
  complement: string
  district: string
  city: string
  state: string
  income: string
  occupation: string
  pixKind: PixKind
  pixPhone: string
  pixEmail: string
  pixRandom: string
}

/** The fields as they were left, on this or another device. `writeAmount` writes an amount as its language types it. */
export function toDraft(declared: Declaration, writeAmount: (amountMinor: number) => string): Draft {
  const { address, pixKey } = declared
  const ofKind = (kind: PixKind) => (pixKey?.kind === kind ? pixKey.value : undefined)
  return {
    fullName: declared.fullName ?? '',
    hasSocialName: declared.socialName !== null,
    socialName: declared.socialName ?? '',
    taxId: maskCpf(declared.taxId ?? ''),
    birthDate: declared.birthDate === null ? '' : toTypedDate(declared.birthDate),
    postalCode: maskPostalCode(address?.postalCode ?? ''),
    street: address?.street ?? '',
    number: address?.number ?? '',
    complement: address?.complement ?? '',
    district: address?.district ?? '',
    city: address?.city ?? '',
    state: address?.state ?? '',
    income: declared.monthlyIncomeMinor === null ? '' : writeAmount(declared.monthlyIncomeMinor),
    occupation: declared.occupation ?? '',
    pixKind: pixKey?.kind ?? 'cpf',
    // Whoever proved a phone or mailbox need not type it again.
    pixPhone: toTypedPhone(ofKind('phone') ?? declared.phone ?? ''),
    pixEmail: ofKind('email') ?? declared.email ?? '',
    pixRandom: ofKind('evp') ?? '',
  }
}
