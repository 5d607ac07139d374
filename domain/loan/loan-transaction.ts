import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { type Instalment, noPortions, type Portions, totalOf } from './instalment.ts'
import type { LoanCharge } from './loan-charge.ts'
import { type PayingType, payingTypes } from './loan-terms.ts'
import type { RepaymentUnit } from '#domain/schedule/schedule-terms.ts'

export type TransactionType =
  | PayingType
  | 'disbursement'
  | 'credit_balance_refund'
  | 'chargeback'
  | 'charge_off'
  | 'write_off'
  | 'waive_loan_charges'
  | 'interest_waive'
  | 'capitalized_income'
  | 'capitalized_income_amortization'
  | 'capitalized_income_amortization_adjustment'
  | 'buy_down_fee'
  | 'buy_down_fee_adjustment'
  | 'buy_down_fee_amortization'
  | 'buy_down_fee_amortization_adjustment'
  | 'contract_termination'
  | 're_age'
  | 're_amortize'
  | 'accrual'
  | 'accrual_adjustment'
  | 'accrual_activity'

export type EqualInterest = 'payable' | 'full'

export type ReAgeParameters = {
  readonly startsOn: IsoDate
  readonly numberOfInstalments: number
  readonly every: number
  readonly unit: RepaymentUnit
  /** Null re-ages at the rate of the loan; otherwise interest is fixed in equal parts. */
  readonly equalInterest: EqualInterest | null
  /** At the rate of the loan, but interest that is open on the day is waived. */
  readonly waivesInterest: boolean
}

export type InstalmentPortion = { instalment: Instalment; portions: Portions }

/**
 * Something that happened to a loan, with what it paid or changed. What the customer or the lender did stays as it is (`type`, `on`, the
 * amount of a payment); the portions follow from replaying everything in order.
 */
export class LoanTransaction {
  /** The order in which transactions of one day count. */
  sequence: number
  readonly type: TransactionType
  readonly on: IsoDate
  recordedOn: IsoDate
  amountMinor: number
  portions: Portions = noPortions
  /** What was paid beyond the loan, or taken out of such credit. */
  overpaidMinor = 0
  /** Principal that was left after it. */
  balanceMinor = 0
  isReversed = false
  /** True when a later entry changed what it paid. */
  isReplayed = false
  parts: InstalmentPortion[] = []
  readonly reAge: ReAgeParameters | null = null
  readonly splitsInterestEqually: boolean = false
  /** The payment that a chargeback takes back, the refund that an interest refund or the re-ageing that a waiver of interest belongs to, or the income that an adjustment gives back. */
  readonly relatedTo: LoanTransaction | null = null
  /** Of deferred income: how much was earned when it was looked at last, and whether nothing is left to be earned. */
  amortized: { readonly amountMinor: number; readonly isComplete: boolean } | null = null
  /** The charge that it waives or gives back. */
  readonly charge: LoanCharge | null = null

  constructor(
    fields: Pick<LoanTransaction, 'sequence' | 'type' | 'on' | 'recordedOn' | 'amountMinor'> &
      Partial<Pick<LoanTransaction, 'reAge' | 'splitsInterestEqually' | 'relatedTo' | 'charge'>>,
  ) {
    this.sequence = fields.sequence
    this.type = fields.type
    this.on = fields.on
    this.recordedOn = fields.recordedOn
    this.amountMinor = fields.amountMinor
    this.reAge = fields.reAge ?? null
    this.splitsInterestEqually = fields.splitsInterestEqually ?? false
    this.relatedTo = fields.relatedTo ?? null
    this.charge = fields.charge ?? null
  }

  setPortions(portions: Portions): void {
    this.portions = portions
  }

  /** For transactions whose amount is what they find. */
  setPortionsAndAmount(portions: Portions): void {
    this.portions = portions
    this.amountMinor = totalOf(portions)
  }

  resetPortions(): void {
    this.portions = noPortions
    this.overpaidMinor = 0
    this.parts = []
  }

  get isPaying(): boolean {
    return payingTypes.some((type) => type === this.type) && !this.isReversed
  }
}

const recordsOnly: ReadonlySet<TransactionType> = new Set<TransactionType>([
  'accrual',
  'accrual_adjustment',
  'accrual_activity',
  'charge_off',
  're_amortize',
  're_age',
  'contract_termination',
  'interest_waive',
  'buy_down_fee',
  'buy_down_fee_adjustment',
])

/** True for entries that move no money. */
export function isRecordOnly(type: TransactionType): boolean {
  return recordsOnly.has(type)
}

/** True for what adds principal: money that was paid out, and income that was put onto the loan. */
export function isLending(type: TransactionType): boolean {
  return type === 'disbursement' || type === 'capitalized_income'
}

/** By day, then by when they were recorded. */
export function inOrder(first: LoanTransaction, second: LoanTransaction): number {
  if (first.on !== second.on) return first.on < second.on ? -1 : 1
  if (first.recordedOn !== second.recordedOn) return first.recordedOn < second.recordedOn ? -1 : 1
  return first.sequence - second.sequence
}
