/** Eleven digits, not all the same, with both check digits right (modulus 11, weights from the right beginning at 2). */
export function isCpf(text: string): boolean {
  return /^\d{11}$/.test(text) && !/^(\d)\1+$/.test(text) && [9, 10].every((length) => checkDigit(text, length) === Number(text[length]))
}

/** The CPF that begins with these nine digits: 111222331 becomes 11122233124. */
export function toCpf(nineDigits: string): string {
  return [9, 10].reduce((text, length) => `${text}${checkDigit(text, length)}`, nineDigits)
}

function checkDigit(text: string, length: number): number {
  const sum = Array.from({ length }, (_, index) => Number(text[index]) * (length + 1 - index)).reduce((total, part) => total + part)
  return sum % 11 < 2 ? 0 : 11 - (sum % 11)
}
