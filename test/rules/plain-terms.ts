import type { LoanScheduleTerms } from '#domain/schedule/loan-schedule.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'

/** A year of equal monthly instalments at 9.99 %, actual days, none of the options that products may have. */
export const plainTerms: LoanScheduleTerms = {
  engine: 'progressive',
  annualRatePercent: nineteenOf('9.99'),
  currencyDecimals: 2,
  numberOfRepayments: 12,
  repaymentEvery: 1,
  repaymentUnit: 'months',
  interestMethod: 'declining_balance',
  amortization: 'equal_installments',
  interestPeriod: 'daily',
  allowPartialPeriodInterest: false,
  givesTranchesFullTerm: false,
  daysInYear: 'actual',
  daysInMonth: 'actual',
  leapYear: 'full_leap_year',
  yearSplit: 'january_1',
  graceOnPrincipal: 0,
  graceOnInterestPayment: 0,
  interestFreePeriods: 0,
  instalmentMultipleMinor: null,
  amountMultipleMinor: null,
  firstDueOn: null,
  termStartsOn: null,
  monthEnd: 'last_day_of_month',
  downPaymentPercent: null,
}
