import type { NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import type { Minor } from '#domain/money/minor.ts'
import type { MonthEndStrategy } from './due-dates.ts'

export const repaymentUnits = ['days', 'weeks', 'months', 'years'] as const
export type RepaymentUnit = (typeof repaymentUnits)[number]

/**
 * How a schedule is computed: the options that make one engine of the published conventions.
 *
 * `interestPeriod`: `daily` counts the days of a row; `same_as_repayment_period` gives every row the same share of the year, and a
 * disbursement inside a row then counts from the start of the row unless `allowPartialPeriodInterest`.
 * `leapYear`: with an actual year, `feb_29_period_only` counts 366 days only in a row that contains 29 February.
 * `yearSplit`: where a row that crosses the new year is split when the year is actual: 1 January as ISDA does (the product's default), or
 * 31 December as some published schedules do.
 */
export type ScheduleTerms = {
  readonly annualRatePercent: NineteenDigits
  readonly currencyDecimals: number
  readonly numberOfRepayments: number
  readonly repaymentEvery: number
  readonly repaymentUnit: RepaymentUnit
  readonly monthEnd: MonthEndStrategy
  readonly interestMethod: 'declining_balance' | 'flat'
  readonly amortization: 'equal_installments' | 'equal_principal'
  readonly interestPeriod: 'daily' | 'same_as_repayment_period'
  readonly allowPartialPeriodInterest: boolean
  /** Whether a later disbursement has a term of its own: as many rows as the loan, which becomes longer by it. */
  readonly givesTranchesFullTerm: boolean
  readonly daysInYear: 'actual' | 360 | 364 | 365
  readonly daysInMonth: 'actual' | 30
  readonly leapYear: 'full_leap_year' | 'feb_29_period_only'
  readonly yearSplit: 'january_1' | 'december_31'
  readonly graceOnPrincipal: number
  readonly graceOnInterestPayment: number
  /** Rows at the start that earn no interest at all; of the cumulative family only. */
  readonly interestFreePeriods: number
  /** Instalments are rounded to this, when they do not vanish by it. */
  readonly instalmentMultipleMinor: Minor | null
  /** Every computed amount is rounded to this. */
  readonly amountMultipleMinor: Minor | null
}
