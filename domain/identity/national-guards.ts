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

/**
 * Fourteen digits of an establishment in France: the nine of its company, whose last is a Luhn digit, and five more that make the whole
 * number pass Luhn again. Establishments of La Poste ran out of those, so that their digits add up to a multiple of five instead (INSEE,
 * "Numéro SIRET"). The library looks at the company's nine digits no more than at full stops between the groups.
 */
export function checkSiret(value: string): TaxIdCheck {
  const text = withoutSeparators(value, '.')
  if (!/^\d+$/.test(text)) return refused('format')
  if (text.length !== 14) return refused('length')
  const branchOfLaPoste = text.startsWith('356000000') && text !== '35600000000048'
  const agrees = branchOfLaPoste ? sumOfDigits(text) % 5 === 0 : passesLuhn(text) && passesLuhn(text.slice(0, 9))
  return agrees ? accepted(text) : refused('checksum')
}

/** Five characters are for public bodies: GD000 to GD499 departments, HA500 to HA999 health authorities (VIES, formats of VAT numbers). */
export function checkBritishVat(value: string): TaxIdCheck {
  const check = checkByLibrary('gb-vat', value) ?? refused('format')
  return check.valid && check.normalized.length === 5 && !/^(GD[0-4]|HA[5-9])/.test(check.normalized) ? refused('component') : check
}

function passesLuhn(digits: string): boolean {
  const doubled = digits.split('').map((digit, index) => (index % 2 === digits.length % 2 ? String(2 * Number(digit)) : digit))
  return sumOfDigits(doubled.join('')) % 10 === 0
}

function sumOfDigits(digits: string): number {
  return digits.split('').reduce((sum, digit) => sum + Number(digit), 0)
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
