import type { LoanAccount } from './loan-account.ts'
import { inOrder, isLending, isRecordOnly, type LoanTransaction } from './loan-transaction.ts'

/** Principal that is left after each transaction that moved money. */
export function updateBalances({ terms, transactions }: LoanAccount): void {
  let balance = 0
  for (const transaction of transactions.filter(({ isReversed }) => !isReversed).toSorted(inOrder)) {
    if (isRecordOnly(transaction.type)) continue
    balance += principalChange(transaction, terms.chargebackOrder !== null)
    transaction.balanceMinor = Math.max(0, balance)
  }
}

function principalChange(transaction: LoanTransaction, hasChargebackOrder: boolean): number {
  const { type, amountMinor, overpaidMinor, portions, parts } = transaction
  if (isLending(type)) return amountMinor - overpaidMinor
  if (type !== 'chargeback' && type !== 'credit_balance_refund') return -portions.principal
  if (overpaidMinor <= 0) return portions.principal
  const paid = parts.reduce((sum, part) => sum + part.portions.principal, 0)
  return Math.max(0, hasChargebackOrder ? portions.principal - paid : amountMinor - overpaidMinor)
}
