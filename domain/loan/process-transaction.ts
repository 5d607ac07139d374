import { creditBalanceRefund } from './credit-balance-refund.ts'
import { chargeback } from './chargeback.ts'
import { chargeOff, terminateContract, writeOff } from './end-of-loan.ts'
import { capitalizeIncome, disburseLoan } from './disburse-loan.ts'
import { refundInterest } from './refund-interest.ts'
import type { PlannedBook } from './loan-book.ts'
import type { ReplayInstead } from './loan-entries.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { payLoan } from './pay-loan.ts'
import { reAgeLoan } from './re-age-loan.ts'
import { reAmortizeLoan } from './re-amortize-loan.ts'
import { settleWaiver } from './settle-waiver.ts'
import { waiveInterest } from './waive-interest.ts'

/** Lets one transaction take effect on the book. */
export function processTransaction(book: PlannedBook, transaction: LoanTransaction, replayInstead: ReplayInstead): void {
  switch (transaction.type) {
    case 'disbursement':
      return disburseLoan(book, transaction)
    case 'capitalized_income':
      return capitalizeIncome(book, transaction)
    case 'chargeback':
      return chargeback(book, transaction)
    case 'credit_balance_refund':
      return creditBalanceRefund(book, transaction)
    case 'charge_off':
      return chargeOff(book, transaction)
    case 'write_off':
      return writeOff(book, transaction)
    case 'contract_termination':
      return terminateContract(book, transaction)
    case 're_age':
      return reAgeLoan(book, transaction)
    case 're_amortize':
      return reAmortizeLoan(book, transaction)
    case 'interest_refund':
      return refundInterest(book, transaction, replayInstead)
    case 'interest_waive':
      return waiveInterest(transaction)
    case 'waive_loan_charges':
      return settleWaiver(book, transaction)
    case 'accrual':
    case 'accrual_adjustment':
    case 'accrual_activity':
    case 'capitalized_income_amortization':
    case 'capitalized_income_amortization_adjustment':
    case 'buy_down_fee':
    case 'buy_down_fee_adjustment':
    case 'buy_down_fee_amortization':
    case 'buy_down_fee_amortization_adjustment':
      return undefined
    default:
      return payLoan(book, transaction)
  }
}
