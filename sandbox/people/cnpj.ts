/** Twelve letters or digits and two check digits; a character counts as its code less that of 0 (modulus 11, as since July 2026). */
export function isCnpj(text: string): boolean {
  return /^[A-Z0-9]{12}\d{2}$/.test(text) && [12, 13].every((length) => checkDigit(text, length) === Number(text[length]))
}

/** The CNPJ that begins with these twelve characters: 12ABC34501DE becomes 12ABC34501DE35. */
export function toCnpj(twelve: string): string {
  return [12, 13].reduce((text, length) => `${text}${checkDigit(text, length)}`, twelve)
}

/** Weights from the right: 2 to 9, then 2 again. */
function checkDigit(text: string, length: number): number {
  const sum = Array.from({ length }, (_, index) => (text.codePointAt(index)! - 48) * (((length - 1 - index) % 8) + 2)).reduce(
    (total, part) => total + part,
  )
  return sum % 11 < 2 ? 0 : 11 - (sum % 11)
}
