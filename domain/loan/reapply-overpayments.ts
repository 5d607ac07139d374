import type { PlannedBook } from './loan-book.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { portionsOf } from './instalment.ts'
import { allocate, ruleFor } from './pay-loan.ts'

/** A charge that comes after a loan was overpaid is paid out of the overpayments. Returns those that still hold credit. */
export function reapplyOverpayments(book: PlannedBook, overpaid: readonly LoanTransaction[]): LoanTransaction[] {
  for (const transaction of overpaid) {
    const amount = Math.min(book.overpaidMinor, transaction.overpaidMinor)
    if (amount <= 0) continue
    transaction.overpaidMinor -= amount
    book.overpaidMinor -= amount
    const payment = allocate(book, transaction, ruleFor(book, transaction), amount)
    transaction.overpaidMinor += payment.leftMinor
    book.overpaidMinor += payment.leftMinor
    transaction.setPortions(portionsOf((component) => transaction.portions[component] + payment.portions[component]))
  }
  return overpaid.filter(({ overpaidMinor }) => overpaidMinor > 0)
}
