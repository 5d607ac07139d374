import type { LoanBook } from './loan-book.ts'
import type { LoanTransaction } from './loan-transaction.ts'

/** A waiver is off since its charge was placed; an instalment that asked for nothing else is met on the day of the waiver. */
export function settleWaiver({ instalments }: LoanBook, { on }: LoanTransaction): void {
  for (const instalment of instalments) {
    const waivedMinor = instalment.waived.fee + instalment.waived.penalty
    if (instalment.isMet && waivedMinor > 0 && waivedMinor === instalment.chargedMinor) instalment.metOn = on
  }
}
