import type { LoanBook } from './loan-book.ts'

/** After the last entry: an additional instalment that asks for nothing is dropped, and what is open again is no longer met. */
export function settleInstalments(book: LoanBook): void {
  const last = book.instalments.at(-1)
  if (last?.isAdditional === true && last.chargedMinor === 0) book.instalments.pop()
  for (const instalment of book.instalments) {
    if (instalment.outstandingMinor <= 0) continue
    instalment.isMet = false
    instalment.metOn = null
  }
}
