import { components } from '#domain/loan/instalment.ts'
import { type AdvancedAllocation, dueTypes, type LoanTerms } from '#domain/loan/loan-terms.ts'
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

export const plainFamilies = ['progressive', 'recalculating', 'cumulative'] as const
export type PlainFamily = (typeof plainFamilies)[number]

/** The plain terms in servicing: of both families, and of the progressive one with interest that follows what is outstanding from day to day. */
export function plainLoan(family: PlainFamily): LoanTerms {
  return {
    ...plainTerms,
    engine: family === 'cumulative' ? 'cumulative' : 'progressive',
    recalculation:
      family === 'recalculating'
        ? {
            rest: 'daily',
            preClose: 'till_pre_close_date',
            strategy: 'reschedule_next_repayments',
            compounding: 'none',
            stopsOnPastDue: false,
          }
        : null,
    allocation: family === 'cumulative' ? { strategy: 'fixed', order: 'penalties_fees_interest_principal' } : nextInstalment,
    interestRefundOn: [],
    chargeOffBehaviour: 'regular',
    chargebackOrder: null,
    paysDownPaymentItself: false,
    expectedTranches: [],
    capitalizedIncomeIs: 'interest',
    buyDownFeeIs: 'interest',
    recognizesInterestFromDisbursement: false,
    recordsAccrualActivity: false,
  }
}

const nextInstalment: AdvancedAllocation = {
  strategy: 'advanced',
  processing: 'horizontal',
  rules: {},
  defaultRule: {
    future: 'next_installment',
    order: dueTypes.flatMap((dueType) => components.map((component) => ({ dueType, component }))),
  },
}
