/** Every record of an ACH file has this many characters. */
export const recordLength = 94
/** Records in a block; the last one is filled up with nines. */
export const blockingFactor = 10

/** Letters and digits to the left, filled with blanks; what does not fit is cut. */
export function alphameric(text: string, length: number): string {
  return text.toUpperCase().slice(0, length).padEnd(length, ' ')
}

/** Digits to the right, filled with zeros. More digits than there is room for are a mistake of ours. */
export function numeric(value: number | bigint | string, length: number): string {
  const digits = String(value)
  if (!/^\d+$/.test(digits) || digits.length > length) throw new RangeError(`${digits.length} digits do not fit into ${length}`)
  return digits.padStart(length, '0')
}

/** The record made of these fields. */
export function toRecord(...fields: string[]): string {
  const record = fields.join('')
  if (record.length !== recordLength) throw new RangeError(`a record of ${record.length} characters`)
  return record
}

/** Whole blocks of records, one a line. */
export function toBlocks(records: readonly string[]): string {
  const missing = (blockingFactor - (records.length % blockingFactor)) % blockingFactor
  return [...records, ...Array<string>(missing).fill('9'.repeat(recordLength))].map((record) => `${record}\n`).join('')
}

/** The check digit of a routing number: weights 3, 7 and 1 over its first eight digits. */
export function routingCheckDigit(eightDigits: string): number {
  const sum = Array.from(eightDigits).reduce((total, digit, index) => total + Number(digit) * [3, 7, 1][index % 3]!, 0)
  return (10 - (sum % 10)) % 10
}

export function isRoutingNumber(text: string): boolean {
  return /^\d{9}$/.test(text) && routingCheckDigit(text.slice(0, 8)) === Number(text[8])
}
