import { isIsoDate } from '#domain/calendar/iso-date.ts'
import { accepted, refused, type TaxIdCheck, withoutSeparators } from './tax-id-check.ts'
import { checkByLibrary } from './tax-id-library.ts'

/** Social insurance numbers that begin with 0 or 8 are not issued (Service Canada). The library accepts those with 8. */
export function checkCanadianSin(value: string): TaxIdCheck {
  const check = checkByLibrary('ca-sin', value) ?? refused('format')
  return check.valid && /^[08]/.test(check.normalized) ? refused('component') : check
}

/**
 * German tax number: eleven digits, no leading zero; among the first ten exactly one digit comes twice or three times, three in a row are
 * not issued, and the last is ISO 7064 mod 11,10 (BZSt, § 139b AO). The library counts the repeated digits otherwise.
 */
export function checkGermanTaxNumber(value: string): TaxIdCheck {
  const text = withoutSeparators(value, './')
  if (!/^\d+$/.test(text)) return refused('format')
  if (text.length !== 11) return refused('length')
  const counts = [...new Set(text.slice(0, 10))].map((digit) => text.slice(0, 10).split(digit).length - 1)
  const repeated = counts.filter((count) => count > 1)
  if (text.startsWith('0') || repeated.length !== 1 || repeated[0]! > 3) return refused('format')
  let product = 10
  for (const digit of text.slice(0, 10).split('')) product = (((Number(digit) + product) % 10 || 10) * 2) % 11
  return (11 - product) % 10 === Number(text[10]) ? accepted(text) : refused('checksum')
}

/** A SIRET is also printed with full stops between its groups, which the library does not expect. */
export function checkSiret(value: string): TaxIdCheck {
  return checkByLibrary('fr-siret', value.replaceAll('.', '')) ?? refused('format')
}

const omocodia = 'LMNPQRSTUV'
const monthLetters = 'ABCDEHLMPRST'

/**
 * Italian tax code. That of a company is its VAT number, eleven digits, which the library refuses; that of a person carries a birth date,
 * which the library does not read: day plus 40 for women, digits replaced by letters where two people would share a code.
 */
export function checkCodiceFiscale(value: string): TaxIdCheck {
  const text = withoutSeparators(value, ':')
  if (/^\d{11}$/.test(text)) return checkByLibrary('it-iva', text) ?? refused('format')
  const check = checkByLibrary('it-codicefiscale', text) ?? refused('format')
  return check.valid && !hasBirthDate(check.normalized) ? refused('component') : check
}

function hasBirthDate(code: string): boolean {
  const digitsOf = (from: number, to: number) => code.slice(from, to).replace(/[A-Z]/g, (letter) => String(omocodia.indexOf(letter)))
  const month = String(monthLetters.indexOf(code.slice(8, 9)) + 1).padStart(2, '0')
  const day = String(Number(digitsOf(9, 11)) % 40).padStart(2, '0')
  // Either century will do: a leap day in 00 exists in 2000.
  return ['19', '20'].some((century) => isIsoDate(`${century}${digitsOf(6, 8)}-${month}-${day}`))
}
