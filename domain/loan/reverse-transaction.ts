import { AppError } from '#domain/errors.ts'
import { takeBackRestOfIncome } from './amortize-income.ts'
import { adjustmentsOf } from './enter-income.ts'
import type { LoanAccount } from './loan-account.ts'
import { shownTransactions } from './loan-account.ts'
import type { LoanEvent } from './loan-event.ts'
import type { LoanTransaction } from './loan-transaction.ts'

/** Takes back a transaction, and the interest refund or waiver that belongs to it. */
export function reverseTransaction(account: LoanAccount, { nth, what, madeOn }: LoanEvent & { type: 'reverse' }): void {
  const target = find(account, nth, what, madeOn)
  if (target === undefined)
    throw new AppError('LOAN_TRANSACTION_UNKNOWN', { field: 'nth', rule: 'a transaction of that type made on that day' })
  if (adjustmentsOf(account, target).length > 0)
    throw new AppError('LOAN_TRANSACTION_IN_USE', { field: 'nth', rule: 'income of which nothing was given back' })
  target.isReversed = true
  if (target.relatedTo !== null) target.relatedTo.amortized = null
  if (target.type === 'charge_off') takeBackRestOfIncome(account, target)
  for (const related of account.transactions)
    if ((related.type === 'interest_refund' || related.type === 'interest_waive') && related.relatedTo === target) related.isReversed = true
}

/**
 * The nth of its type on the day; failing that the nth of all on the day, or where that is only a record the last one that is more; or the nth of
 * its type on any day.
 */
function find(account: LoanAccount, nth: number, what: string, madeOn: string): LoanTransaction | undefined {
  const shown = shownTransactions(account)
  const onDay = shown.filter(({ on }) => on === madeOn)
  const made = onDay.slice(0, nth).findLast((one) => account.transactions.includes(one))
  return (
    onDay.filter(({ type }) => type === what)[nth - 1] ??
    (onDay.length < nth ? undefined : made) ??
    shown.filter(({ type }) => type === what)[nth - 1]
  )
}
