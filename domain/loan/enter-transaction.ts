import { type LoanAccount, nextSequence, replayAccount } from './loan-account.ts'
import { LoanTransaction, type TransactionType } from './loan-transaction.ts'

type Entry = Pick<LoanTransaction, 'on' | 'amountMinor'>
type Extras = Partial<Pick<LoanTransaction, 'reAge' | 'splitsInterestEqually' | 'relatedTo' | 'charge'>>

/** Enters a transaction as of today and replays the loan with it. */
export function enterTransaction(account: LoanAccount, type: TransactionType, entry: Entry, extras: Extras = {}): void {
  const transaction = addTransaction(account, type, entry, extras)
  replayAccount(account, account.today!, [transaction])
}

/** Enters a transaction without replaying the loan: more is to come with it. */
export function addTransaction(
  account: LoanAccount,
  type: TransactionType,
  { on, amountMinor }: Entry,
  extras: Extras = {},
): LoanTransaction {
  const transaction = new LoanTransaction({ sequence: nextSequence(account), type, on, recordedOn: account.today!, amountMinor, ...extras })
  account.transactions.push(transaction)
  return transaction
}
