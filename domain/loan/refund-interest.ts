import { addMinor } from '#domain/money/minor.ts'
import { dueInterestTill, periodInterestTill } from '#domain/schedule/plan/till-date.ts'
import type { LoanBook } from './loan-book.ts'
import { LoanTransaction } from './loan-transaction.ts'
import { payLoan } from './pay-loan.ts'
import { type LoanEntries, replay } from './replay.ts'

/**
 * After goods were returned, the interest that would not have been earned without them is refunded: what all payments up to the day cost,
 * less what they would have cost had the refund been part of the disbursement.
 */
export function refundInterest(book: LoanBook, transaction: LoanTransaction, entries: LoanEntries): void {
  transaction.amountMinor = book.isChargedOff ? interestAfterChargeOff(book, transaction) : unearnedInterest(book, transaction, entries)
  if (transaction.amountMinor === 0) {
    transaction.isReversed = true
    return
  }
  book.interestRefundedMinor += transaction.amountMinor
  payLoan(book, transaction)
}

function unearnedInterest(book: LoanBook, { on }: LoanTransaction, entries: LoanEntries): number {
  const earned = dueInterestTill(book.plan, on)
  return earned - book.interestRefundedMinor - interestWithoutRefunded(entries, book.done, on)
}

/** Interest up to a day if every refund had been repaid when the money was disbursed. */
export function interestWithoutRefunded(entries: LoanEntries, transactions: readonly LoanTransaction[], on: LoanTransaction['on']): number {
  const { interestRefundOn } = entries.terms
  const counting = transactions.filter(({ type, isReversed }) => !isReversed && type !== 'interest_refund' && !type.startsWith('accrual'))
  const isRefund = ({ type }: LoanTransaction): boolean => interestRefundOn.some((one) => one === type)
  let refunded: number = addMinor(...counting.filter(isRefund).map(({ amountMinor }) => amountMinor as never))
  const simulated: LoanTransaction[] = []
  for (const original of counting.filter((one) => !isRefund(one))) {
    simulated.push(copyOf(original, simulated.length))
    if (original.type !== 'disbursement' || refunded <= 0) continue
    const amountMinor = Math.min(original.amountMinor, refunded)
    simulated.push(
      new LoanTransaction({ sequence: simulated.length, type: 'repayment', on: original.on, recordedOn: original.recordedOn, amountMinor }),
    )
    refunded -= amountMinor
  }
  return dueInterestTill(replay({ ...entries, transactions: simulated, accruals: [] }, on).plan, on)
}

function copyOf(
  { type, on, recordedOn, amountMinor, reAge, splitsInterestEqually, relatedTo }: LoanTransaction,
  sequence: number,
): LoanTransaction {
  return new LoanTransaction({ sequence, type, on, recordedOn, amountMinor, reAge, splitsInterestEqually, relatedTo })
}

function interestAfterChargeOff(book: LoanBook, _transaction: LoanTransaction): number {
  const { terms, instalments, plan, done } = book
  if (terms.chargeOffBehaviour === 'regular') return instalments.reduce((sum, one) => sum + one.charged.interest, 0)
  const end = done.find(({ type, isReversed }) => type === 'charge_off' && !isReversed)
  if (end === undefined) return 0
  return instalments.reduce((sum, one) => {
    if (one.isAdditional) return sum
    if (one.due <= end.on) return sum + one.charged.interest - one.credited.interest
    if (one.from > end.on) return sum
    return sum + periodInterestTill(plan, one, end.on, { withCredits: true, fixedByDays: false })
  }, 0)
}
