import { electronicFormatIBAN, friendlyFormatIBAN, validateIBAN, ValidationErrorsIBAN } from 'ibantools'
import { AppError } from '#domain/errors.ts'
import { remainderBy97 } from './entity-codes.ts'
import { withoutSeparators } from './tax-id-check.ts'

/** International bank account number (ISO 13616) without blanks, in capitals. */
export type Iban = string & { readonly __brand: 'Iban' }

export type IbanFault = 'country' | 'length' | 'format' | 'checksum' | 'national-checksum'

export type IbanCheck = { readonly valid: true; readonly normalized: Iban } | { readonly valid: false; readonly reason: IbanFault }

/** In order of precedence: the first that applies is the reason given. */
const faults: readonly (readonly [ValidationErrorsIBAN, IbanFault])[] = [
  [ValidationErrorsIBAN.NoIBANCountry, 'country'],
  [ValidationErrorsIBAN.WrongBBANLength, 'length'],
  [ValidationErrorsIBAN.NoIBANProvided, 'length'],
  [ValidationErrorsIBAN.WrongBBANFormat, 'format'],
  [ValidationErrorsIBAN.ChecksumNotNumber, 'format'],
  [ValidationErrorsIBAN.WrongIBANChecksum, 'checksum'],
  [ValidationErrorsIBAN.WrongAccountBankBranchChecksum, 'national-checksum'],
]

/** Structures of the SWIFT registry (release 99) that are wider than the library's: it would refuse accounts that exist. */
const registryStructures: Readonly<Record<string, RegExp>> = {
  BY: /^BY\d{2}[0-9A-Z]{4}\d{4}[0-9A-Z]{16}$/,
  DO: /^DO\d{2}[0-9A-Z]{4}\d{20}$/,
  PK: /^PK\d{2}[A-Z]{4}[0-9A-Z]{16}$/,
  PS: /^PS\d{2}[A-Z]{4}[0-9A-Z]{21}$/,
}

/**
 * Country, length, structure, mod 97, and the check digits that some countries keep inside the account number. Check digits 00, 01 and 99
 * satisfy mod 97 for some accounts and are never computed for one (ISO 7064), so they are refused.
 * Example: `checkIban('CH93 0076 2011 6238 5295 7')` is valid.
 */
export function checkIban(value: string): IbanCheck {
  const text = withoutSeparators(value, '.')
  if (!/^[0-9A-Z]*$/.test(text)) return { valid: false, reason: 'format' }
  const normalized = electronicFormatIBAN(text) ?? ''
  const fault = faultOf(normalized)
  if (fault !== undefined) return { valid: false, reason: fault }
  if (/^..(00|01|99)/.test(normalized)) return { valid: false, reason: 'checksum' }
  return { valid: true, normalized: normalized as Iban }
}

function faultOf(normalized: string): IbanFault | undefined {
  const { errorCodes } = validateIBAN(normalized)
  const fault = faults.find(([code]) => errorCodes.includes(code))?.[1]
  if (fault !== 'format' || registryStructures[normalized.slice(0, 2)]?.test(normalized) !== true) return fault
  return remainderBy97(normalized.slice(4) + normalized.slice(0, 4)) === 1 ? undefined : 'checksum'
}

export function parseIban(value: unknown, field = 'iban'): Iban {
  const check: IbanCheck = typeof value === 'string' ? checkIban(value) : { valid: false, reason: 'format' }
  if (!check.valid) throw new AppError('IBAN_MALFORMED', { field, rule: check.reason })
  return check.normalized
}

/** In groups of four, as printed. */
export function formatIban(iban: Iban): string {
  return friendlyFormatIBAN(iban) ?? iban
}
