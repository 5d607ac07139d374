import { addMinor } from '#domain/money/minor.ts'
import { dueInterestTill, periodInterestTill } from '#domain/schedule/plan/till-date.ts'
import type { PlannedBook } from './loan-book.ts'
import type { ReplayInstead } from './loan-entries.ts'
import type { LoanTerms } from './loan-terms.ts'
import { LoanTransaction } from './loan-transaction.ts'
import { payLoan } from './pay-loan.ts'

/**
 * After goods were returned, the interest that would not have been earned without them is refunded: what all payments up to the day cost,
 * less what they would have cost had the refund been part of the disbursement.
 */
export function refundInterest(book: PlannedBook, transaction: LoanTransaction, replayInstead: ReplayInstead): void {
  transaction.amountMinor = book.isChargedOff
    ? interestAfterChargeOff(book, transaction)
    : unearnedInterest(book, transaction, replayInstead)
  if (transaction.amountMinor === 0) {
    transaction.isReversed = true
    return
  }
  book.interestRefundedMinor += transaction.amountMinor
  payLoan(book, transaction)
}

function unearnedInterest(book: PlannedBook, { on }: LoanTransaction, replayInstead: ReplayInstead): number {
  const earned = dueInterestTill(book.plan, on)
  return earned - book.interestRefundedMinor - interestWithoutRefunded(book.terms, book.done, on, replayInstead)
}

/** Interest up to a day if every refund had been repaid when the money was disbursed. */
export function interestWithoutRefunded(
  { interestRefundOn }: LoanTerms,
  transactions: readonly LoanTransaction[],
  on: LoanTransaction['on'],
  replayInstead: ReplayInstead,
): number {
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
  return dueInterestTill(replayInstead(simulated, on).plan, on)
}

function copyOf(
  { type, on, recordedOn, amountMinor, reAge, splitsInterestEqually, relatedTo }: LoanTransaction,
  sequence: number,
): LoanTransaction {
  return new LoanTransaction({ sequence, type, on, recordedOn, amountMinor, reAge, splitsInterestEqually, relatedTo })
}

function interestAfterChargeOff(book: PlannedBook, _transaction: LoanTransaction): number {
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
