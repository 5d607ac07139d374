import { AppError } from '#domain/errors.ts'
import { accountCode } from '#domain/ledger/account-code.ts'
import type { EntryLine } from '#domain/ledger/ledger-entry.ts'
import { parseAmountFrom } from '#domain/money/minor.ts'

export type SignedLine = { code: string; amountMinor: number }

/** Lines as the journal keeps them: the code of the account, and one amount with debit positive. */
export function toSignedLines(lines: readonly EntryLine[]): SignedLine[] {
  return lines.map((line) => ({ code: accountCode(line.account), amountMinor: signedAmount(line) }))
}

/** The inverse, for reading. */
export function sidesOf(amountMinor: number): { debitMinor: number } | { creditMinor: number } {
  return amountMinor > 0 ? { debitMinor: amountMinor } : { creditMinor: -amountMinor }
}

/** An array for the driver, of values that have no character which PostgreSQL would want quoted: codes of accounts, dates, numbers. */
export function arrayOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`
}

/** An array for the driver, of any text. Many times faster than the driver's own, which matters for a batch. */
export function textArrayOf(values: readonly (string | undefined)[]): string {
  return `{${values.map((value) => (value === undefined ? 'NULL' : `"${value.replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`
}

function signedAmount(line: EntryLine): number {
  if ('debitMinor' in line && 'creditMinor' in line) throw new AppError('LEDGER_ENTRY_MALFORMED', { rule: 'a line has one side' })
  return 'debitMinor' in line ? parseAmountFrom(line.debitMinor, 'debitMinor', 1) : 0 - parseAmountFrom(line.creditMinor, 'creditMinor', 1)
}
