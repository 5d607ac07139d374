import { noPortions } from './instalment.ts'
import type { LoanTransaction } from './loan-transaction.ts'

/** The interest that was open when a loan was re-aged, and that its new instalments do not ask for. */
export function waiveInterest(transaction: LoanTransaction): void {
  transaction.setPortionsAndAmount({ ...noPortions, interest: transaction.relatedTo?.portions.interest ?? 0 })
  if (transaction.amountMinor === 0) transaction.isReversed = true
}
