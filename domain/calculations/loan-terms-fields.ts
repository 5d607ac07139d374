import { z } from 'zod'
import { isoDate, ratePercent, wholeNumber } from './fields.ts'
import { isCurrency } from '#domain/money/currency.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { monthEndStrategies } from '#domain/schedule/due-dates.ts'
import { type LoanScheduleTerms, scheduleEngines } from '#domain/schedule/loan-schedule.ts'
import { repaymentUnits } from '#domain/schedule/schedule-terms.ts'

const fewRepayments = wholeNumber(0, 1200)
const multiple = wholeNumber(1, 1_000_000_000)

export const decimalsField = z.int().min(0).max(4, { error: '0 to 4 decimals' }).default(2)

export const currencyField = z.string().refine(isCurrency, { error: 'an ISO 4217 code' })

/** `30` and `"30"` are the same option. */
function yearBasis<const Options extends readonly (string | number)[]>(options: Options) {
  const rule = options.join(', ')
  return z
    .union([z.string(), z.int()], { error: rule })
    .transform((given) => options.find((option) => String(option) === String(given)))
    .refine((found) => found !== undefined, { error: rule })
    .transform((found) => found as Options[number])
}

/** The options of a schedule, as the samples name them. */
export const scheduleTermsFields = {
  schedule_engine: z.enum(scheduleEngines).default('progressive'),
  currency: currencyField,
  decimals: decimalsField,
  annual_rate_percent: ratePercent.transform((rate) => nineteenOf(rate.toFixed())),
  number_of_repayments: wholeNumber(1, 1200),
  repayment_every: wholeNumber(1, 1200),
  repayment_unit: z.enum(repaymentUnits),
  interest_method: z.enum(['declining_balance', 'flat']),
  amortization: z.enum(['equal_installments', 'equal_principal']),
  interest_calculation_period: z.enum(['daily', 'same_as_repayment_period']),
  days_in_year: yearBasis(['actual', 360, 364, 365]),
  days_in_month: yearBasis(['actual', 30]),
  leap_year_strategy: z.enum(['full_leap_year', 'feb_29_period_only']).default('full_leap_year'),
  year_split: z.enum(['january_1', 'december_31']).optional(),
  interest_recognition_on_disbursement_date: z.boolean().optional(),
  allow_partial_period_interest: z.boolean().default(false),
  allow_full_term_for_tranche: z.boolean().default(false),
  grace_on_principal: fewRepayments.default(0),
  grace_on_interest_payment: fewRepayments.default(0),
  interest_free_periods: fewRepayments.default(0),
  installment_multiple_of: multiple.nullable().default(null),
  currency_in_multiples_of: multiple.nullable().optional(),
  down_payment_percent: ratePercent
    .refine((percent) => percent.lte(100), { error: '0 to 100 percent' })
    .transform((percent) => percent.toFixed())
    .nullable()
    .default(null),
  first_repayment_date: isoDate.nullable().default(null),
  term_starts_on: isoDate.nullable().default(null),
  month_end_due_date_strategy: z.enum(monthEndStrategies).default('last_day_of_month'),
  rounding: z.literal('half_even', { error: 'half_even' }).default('half_even'),
} as const

type Given = z.output<z.ZodObject<typeof scheduleTermsFields>>

export function scheduleTermsOf(given: Given): LoanScheduleTerms {
  const scale = 10 ** given.decimals
  const multipleMinor = (count: number | null | undefined) => (count === null || count === undefined ? null : parseMinor(count * scale))
  return {
    engine: given.schedule_engine,
    annualRatePercent: given.annual_rate_percent,
    currencyDecimals: given.decimals,
    numberOfRepayments: given.number_of_repayments,
    repaymentEvery: given.repayment_every,
    repaymentUnit: given.repayment_unit,
    interestMethod: given.interest_method,
    amortization: given.amortization,
    interestPeriod: given.interest_calculation_period,
    allowPartialPeriodInterest: given.allow_partial_period_interest,
    givesTranchesFullTerm: given.allow_full_term_for_tranche,
    daysInYear: given.days_in_year,
    daysInMonth: given.days_in_month,
    leapYear: given.leap_year_strategy,
    yearSplit: given.year_split ?? (given.interest_recognition_on_disbursement_date === false ? 'december_31' : 'january_1'),
    graceOnPrincipal: given.grace_on_principal,
    graceOnInterestPayment: given.grace_on_interest_payment,
    interestFreePeriods: given.interest_free_periods,
    instalmentMultipleMinor: multipleMinor(given.installment_multiple_of),
    // In multiples of one means as the currency is: 1 asks for nothing.
    amountMultipleMinor: given.currency_in_multiples_of === 1 ? null : multipleMinor(given.currency_in_multiples_of),
    firstDueOn: given.first_repayment_date,
    termStartsOn: given.term_starts_on,
    monthEnd: given.month_end_due_date_strategy,
    downPaymentPercent: given.down_payment_percent,
  }
}
