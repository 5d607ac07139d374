import { AppError } from '#domain/errors.ts'
import { addTransaction, enterTransaction } from './enter-transaction.ts'
import { noPortions } from './instalment.ts'
import { activeTransactions, bookOf, type LoanAccount } from './loan-account.ts'
import type { LoanEvent } from './loan-event.ts'
import type { LoanTransaction } from './loan-transaction.ts'

/** Income is put onto the loan as principal that the customer repays; the lender earns it over the time of the loan. */
export function addCapitalizedIncome(account: LoanAccount, event: LoanEvent & { type: 'capitalized_income' }): void {
  if (account.terms.engine === 'cumulative')
    throw new AppError('LOAN_CHANGE_UNSUPPORTED', { field: 'type', rule: 'income is capitalised only in the progressive family' })
  bookOf(account)
  enterTransaction(account, event.type, event)
}

/** Capitalised income is given back as a payment to the loan, by the rule of its type. */
export function adjustCapitalizedIncome(account: LoanAccount, event: LoanEvent & { type: 'capitalized_income_adjustment' }): void {
  const income = incomeNumber(account, 'capitalized_income', event.ofIncomeNumber)
  refuseTooMuch(account, income, event)
  enterTransaction(account, event.type, event, { relatedTo: income })
}

/** A merchant pays for a lower rate of the customer: income that the lender earns over the time of the loan, and no change of the loan. */
export function addBuyDownFee(account: LoanAccount, event: LoanEvent & { type: 'buy_down_fee' | 'buy_down_fee_adjustment' }): void {
  bookOf(account)
  const relatedTo = event.type === 'buy_down_fee' ? null : incomeNumber(account, 'buy_down_fee', event.ofIncomeNumber)
  if (relatedTo !== null) refuseTooMuch(account, relatedTo, event)
  const fee = addTransaction(account, event.type, event, { relatedTo })
  fee.setPortions({ ...noPortions, [account.terms.buyDownFeeIs]: event.amountMinor })
}

export function adjustmentsOf({ transactions }: Pick<LoanAccount, 'transactions'>, income: LoanTransaction): LoanTransaction[] {
  return transactions.filter(
    ({ type, isReversed, relatedTo }) =>
      (type === 'capitalized_income_adjustment' || type === 'buy_down_fee_adjustment') && !isReversed && relatedTo === income,
  )
}

/** The nth in the order of entry; without a number the last. */
function incomeNumber(account: LoanAccount, type: 'capitalized_income' | 'buy_down_fee', number: number | null): LoanTransaction {
  const all = account.transactions.filter((one) => one.type === type && !one.isReversed)
  const found = number === null ? all.at(-1) : all[number - 1]
  if (found === undefined) throw new AppError('LOAN_TRANSACTION_UNKNOWN', { field: 'of_nr', rule: 'income that was added' })
  return found
}

function refuseTooMuch(account: LoanAccount, income: LoanTransaction, { amountMinor }: { readonly amountMinor: number }): void {
  const leftMinor = adjustmentsOf({ transactions: activeTransactions(account) }, income).reduce(
    (left, adjustment) => left - adjustment.amountMinor,
    income.amountMinor,
  )
  if (amountMinor > leftMinor)
    throw new AppError('LOAN_AMOUNT_TOO_HIGH', { field: 'amount', rule: 'no more than is left of the income', leftMinor })
}
