import { isCountryCode } from './country-codes.ts'
import { accepted, refused, type TaxIdCheck, withoutSeparators } from './tax-id-check.ts'

/** Legal entity identifier (ISO 17442): eighteen letters or digits and two check digits, mod 97. */
export function checkLei(value: string): TaxIdCheck {
  const text = withoutSeparators(value)
  if (!/^[0-9A-Z]+$/.test(text)) return refused('format')
  if (text.length !== 20) return refused('length')
  if (!/^[0-9A-Z]{18}\d{2}$/.test(text)) return refused('format')
  return remainderBy97(text) === 1 ? accepted(text) : refused('checksum')
}

/** Business identifier code (ISO 9362): four letters, a country of two, a place of two, a branch of three or none. No check digit. */
export function checkBic(value: string): TaxIdCheck {
  const text = withoutSeparators(value)
  if (text.length !== 8 && text.length !== 11) return refused('length')
  if (!/^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$/.test(text)) return refused('format')
  return isCountryCode(text.slice(4, 6)) ? accepted(text) : refused('component')
}

/** ISO 7064 mod 97-10: letters count as two digits, A as 10 to Z as 35. */
export function remainderBy97(text: string): number {
  return text.split('').reduce((rest, character) => Number(`${rest}${Number.parseInt(character, 36)}`) % 97, 0)
}
