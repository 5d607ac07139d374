import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { LoanScheduleTerms } from '#domain/schedule/loan-schedule.ts'
import type { Component } from './instalment.ts'
import type { Variation } from './variation.ts'

export const dueTypes = ['past_due', 'due', 'in_advance'] as const
export type DueType = (typeof dueTypes)[number]

export type AllocationStep = { readonly dueType: DueType; readonly component: Component }

/** Which of the instalments that are not yet due a payment goes to: the next, the last, the current and then the last, or all evenly. */
export const futureRules = ['next_installment', 'last_installment', 'next_last_installment', 'reamortization'] as const
export type FutureRule = (typeof futureRules)[number]

export type AllocationRule = { readonly future: FutureRule; readonly order: readonly AllocationStep[] }

/** Transactions that pay, and so may have an allocation rule of their own. */
export const payingTypes = [
  'repayment',
  'down_payment',
  'merchant_issued_refund',
  'payout_refund',
  'goodwill_credit',
  'interest_payment_waiver',
  'interest_refund',
  'charge_adjustment',
  'capitalized_income_adjustment',
] as const
export type PayingType = (typeof payingTypes)[number]

/**
 * `horizontal` finishes one instalment before the next, `vertical` one component over all instalments. Every type of transaction may have its
 * own rule; `default` holds for the rest.
 */
export type AdvancedAllocation = {
  readonly strategy: 'advanced'
  readonly processing: 'horizontal' | 'vertical'
  readonly rules: Readonly<Partial<Record<PayingType, AllocationRule>>>
  readonly defaultRule: AllocationRule
}

/** The fixed orders of older products, each for all transactions. */
export const fixedOrders = [
  'penalties_fees_interest_principal',
  'principal_interest_penalties_fees',
  'interest_principal_penalties_fees',
  'due_penalty_fee_interest_principal_in_advance_principal_penalty_fee_interest',
  'due_penalty_interest_principal_fee_in_advance_penalty_interest_principal_fee',
] as const
export type FixedOrder = (typeof fixedOrders)[number]

export type Allocation = AdvancedAllocation | { readonly strategy: 'fixed'; readonly order: FixedOrder }

/**
 * Interest follows what is really outstanding. `rest`: from when a payment counts; `preClose`: up to when a pay-off asks for interest.
 */
export type InterestRecalculation = {
  readonly rest: 'daily' | 'same_as_repayment'
  readonly preClose: 'till_pre_close_date' | 'till_rest_frequency_date'
  readonly strategy: 'reschedule_next_repayments' | 'reduce_number_of_installments' | 'reduce_emi_amount' | 'adjust_last_unpaid_period'
  readonly compounding: 'none' | 'interest' | 'fee' | 'interest_and_fee'
  readonly stopsOnPastDue: boolean
}

export const chargeOffBehaviours = ['regular', 'zero_interest', 'accelerate_maturity'] as const
export type ChargeOffBehaviour = (typeof chargeOffBehaviours)[number]

/** Money that is to be paid out on a day. */
export type Tranche = { readonly on: IsoDate; readonly amountMinor: number }

export const incomeKinds = ['interest', 'fee'] as const
export type IncomeKind = (typeof incomeKinds)[number]

export type LoanTerms = LoanScheduleTerms & {
  readonly recalculation: InterestRecalculation | null
  readonly allocation: Allocation
  /** Refunds after which the interest that would never have been earned is refunded too. */
  readonly interestRefundOn: readonly PayingType[]
  readonly chargeOffBehaviour: ChargeOffBehaviour
  /** The order in which a chargeback puts components back; null puts all back as principal. */
  readonly chargebackOrder: readonly Component[] | null
  readonly paysDownPaymentItself: boolean
  /** Further payments that were agreed; until they are made they earn nothing and are only shown. */
  readonly expectedTranches: readonly Tranche[]
  /** What income that was put off is when it is earned. */
  readonly capitalizedIncomeIs: IncomeKind
  readonly buyDownFeeIs: IncomeKind
  /** Interest of the day of disbursement is recognised on it, so every accrual reaches one day further. */
  readonly recognizesInterestFromDisbursement: boolean
  /** Whether each due date is followed by a record of what the instalment accrued. */
  readonly recordsAccrualActivity: boolean
}

type Loan = { readonly terms: LoanTerms; readonly variations: readonly Variation[] }

/** A rate above zero, from the start or by a later change; only then is there anything to recalculate. */
export function bearsInterest({ terms, variations }: Loan): boolean {
  return terms.annualRatePercent.digits > 0n || variations.some((one) => one.kind === 'rate' && one.percent.digits > 0n)
}

export function recalculatesInterest(loan: Loan): boolean {
  return bearsInterest(loan) && loan.terms.recalculation !== null
}
