import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { Minor } from '#domain/money/minor.ts'
import type { NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import type { ReAgeParameters, TransactionType } from './loan-transaction.ts'

/** What may happen to a loan. `recordedOn` is the business day on which it was entered; `on` the day from which it counts. */
export type LoanEvent = { readonly recordedOn: IsoDate } & (
  | { readonly type: 'disburse'; readonly on: IsoDate; readonly amountMinor: Minor }
  | {
      readonly type: 'repayment' | 'goodwill_credit' | 'interest_payment_waiver' | 'credit_balance_refund'
      readonly on: IsoDate
      readonly amountMinor: Minor
    }
  | { readonly type: 'merchant_issued_refund' | 'payout_refund'; readonly on: IsoDate; readonly amountMinor: Minor }
  | { readonly type: 'pay_off'; readonly on: IsoDate }
  | { readonly type: 'charge_off'; readonly on: IsoDate }
  | { readonly type: 'write_off' | 'contract_termination'; readonly on: IsoDate }
  | { readonly type: 'chargeback'; readonly on: IsoDate; readonly amountMinor: Minor; readonly ofPaymentNumber: number }
  | { readonly type: 'add_charge'; readonly kind: 'fee' | 'penalty'; readonly dueOn: IsoDate; readonly amountMinor: Minor }
  | { readonly type: 'capitalized_income'; readonly on: IsoDate; readonly amountMinor: Minor }
  | {
      readonly type: 'capitalized_income_adjustment'
      readonly on: IsoDate
      readonly amountMinor: Minor
      readonly ofIncomeNumber: number | null
    }
  | { readonly type: 'buy_down_fee'; readonly on: IsoDate; readonly amountMinor: Minor }
  | { readonly type: 'buy_down_fee_adjustment'; readonly on: IsoDate; readonly amountMinor: Minor; readonly ofIncomeNumber: number | null }
  | { readonly type: 'waive_charge'; readonly ofChargeNumber: number }
  | { readonly type: 'charge_adjustment'; readonly on: IsoDate; readonly amountMinor: Minor; readonly ofChargeNumber: number }
  | {
      readonly type: 'reschedule'
      readonly from: IsoDate
      readonly newDueOn: IsoDate | null
      readonly newRatePercent: NineteenDigits | null
      readonly extraTerms: number | null
      readonly graceOnPrincipal: number | null
      readonly graceOnInterest: number | null
    }
  | { readonly type: 'interest_pause'; readonly from: IsoDate; readonly to: IsoDate }
  | { readonly type: 're_age'; readonly parameters: ReAgeParameters }
  | { readonly type: 're_amortize'; readonly splitsInterestEqually: boolean }
  | { readonly type: 'undo_last_disbursal' }
  | { readonly type: 'reverse'; readonly nth: number; readonly what: TransactionType | 'transaction'; readonly madeOn: IsoDate }
  | { readonly type: 'close_of_business'; readonly businessDate: IsoDate }
)
