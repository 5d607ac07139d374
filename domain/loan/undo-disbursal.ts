import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { downPaymentOf } from '#domain/schedule/down-payment.ts'
import type { LoanAccount } from './loan-account.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import type { Variation } from './variation.ts'

/**
 * Takes back the disbursement that was entered last, with what was entered after it for that day or later: repayments, its down payment, and
 * changes of terms.
 */
export function undoLastDisbursal(account: LoanAccount): void {
  const last = account.transactions.findLast(({ type, isReversed }) => type === 'disbursement' && !isReversed)
  if (last === undefined) throw new AppError('LOAN_NOT_DISBURSED', { field: 'timeline', rule: 'something to undo' })
  const place = account.transactions.indexOf(last)
  const downPayment = downPaymentOfDay(account, last)
  account.transactions = account.transactions.filter(
    (transaction, index) => transaction !== last && transaction !== downPayment && !(index > place && isTakenAlong(transaction, last.on)),
  )
  account.variations = account.variations.filter((variation) => !reachesPast(variation, last.on))
}

function isTakenAlong({ type, on, isReversed }: LoanTransaction, from: IsoDate): boolean {
  return !isReversed && on >= from && type === 'repayment'
}

function downPaymentOfDay({ transactions, terms }: LoanAccount, { on, amountMinor }: LoanTransaction): LoanTransaction | undefined {
  if (!terms.paysDownPaymentItself || terms.downPaymentPercent === null) return undefined
  const share = downPaymentOf(amountMinor, { ...terms, instalmentMultipleMinor: null })
  return transactions.findLast((one) => one.type === 'down_payment' && !one.isReversed && one.on === on && one.amountMinor === share)
}

function reachesPast(variation: Variation, day: IsoDate): boolean {
  return variation.from > day || (variation.kind === 'due_date' && variation.newDue > day)
}
