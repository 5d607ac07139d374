import { z } from 'zod'
import type { DepositFrequency } from '#domain/deposit/posting-dates.ts'
import { type Incentive, incentiveConditions } from '#domain/deposit/rate-chart.ts'
import { isoDate, positiveAmount, ratePercent, wholeNumber } from './fields.ts'
import { dateText, decimalText } from './result-fields.ts'

// What the bulk calculator and the API read of a fixed deposit.

const duration = z
  .string()
  .regex(/^[1-9]\d{0,4} (day|week|month|year)s?$/, { error: 'a number of days, weeks, months or years' })
  .transform((text) => {
    const [count = '', unit = ''] = text.split(' ')
    return { count: Number(count), unit: unit.replace(/s$/, '') as 'day' | 'week' | 'month' | 'year' }
  })

export type Duration = z.output<typeof duration>

const frequencies: Record<string, DepositFrequency> = {
  daily: 'daily',
  monthly: 'monthly',
  'every month': 'monthly',
  'every 1 month': 'monthly',
  'every 2 months': 'two_monthly',
  bimonthly: 'two_monthly',
  quarterly: 'quarterly',
  'every 3 months': 'quarterly',
  'every quarter': 'quarterly',
  'every 4 months': 'four_monthly',
  'half-yearly': 'half_yearly',
  'semi-annually': 'half_yearly',
  biannually: 'half_yearly',
  semiannually: 'half_yearly',
  'half yearly': 'half_yearly',
  'every 6 months': 'half_yearly',
  yearly: 'yearly',
  annually: 'yearly',
  'every year': 'yearly',
  'every 1 year': 'yearly',
  'every 12 months': 'yearly',
  'at maturity': 'at_end',
}

const frequency = z
  .string()
  .refine((text) => frequencies[text] !== undefined, { error: Object.keys(frequencies).join(', ') })
  .transform((text) => frequencies[text]!)

/** `less than`, `not-equal`, … */
const condition = z
  .string()
  .transform((text) => text.replaceAll(/[ -]/g, '_'))
  .pipe(z.enum(incentiveConditions, { error: incentiveConditions.join(', ') }))

/** Charts name an incentive's kind with a remark behind it: `fixed (replaces chart rate)`. */
const effect = z
  .string()
  .regex(/^(fixed|incentive)\b/, { error: 'fixed, which replaces the rate, or incentive, which is added to it' })
  .transform((text): Incentive['effect'] => (text.startsWith('fixed') ? 'replaces' : 'added'))

/** `1-6`, `7+`. */
const range = z
  .string()
  .regex(/^\d{1,12}(-\d{1,12}|\+)$/, { error: 'a range such as 1-6 or 7+' })
  .transform((text) => {
    const [from = '', to] = text.replace('+', '').split('-')
    return { from, to }
  })

export const fixedDepositInputs = z.object({
  deposit: positiveAmount,
  decimals: z.int().min(0).max(3).default(2),
  start_date: isoDate.nullable(),
  term: duration,
  maturity_date: isoDate.optional(),
  annual_rate_percent: ratePercent.optional(),
  compounding: frequency,
  posting: frequency.nullable(),
  posting_anchor: z.enum(['calendar', 'financial_year', 'opening']).default('calendar'),
  /** 4 in India. */
  financial_year_begins_in_month: wholeNumber(1, 12).default(4),
  interest_calculation: z.enum(['daily_balance', 'average_daily_balance']).default('daily_balance'),
  days_in_year: z.enum(['360', '365']).nullable(),
  rate_chart: z.array(z.object({ months: range, amount: range, rate: ratePercent })).optional(),
  incentive: z
    .object({ attribute: z.string(), condition, value: z.string(), type: effect, amount: ratePercent })
    .transform(({ type, amount, ...incentive }): Incentive => ({ ...incentive, effect: type, percent: amount }))
    .optional(),
  depositor: z.record(z.string(), z.string()).optional(),
  lock_in: duration.optional(),
  interest_paid_out_to_linked_savings: z.boolean().optional(),
  withholding_tax_percent: ratePercent.optional(),
  /** A day other than maturity on which the deposit ends. */
  closed_on: isoDate.optional(),
  early_closure: z
    .object({ closed_on: isoDate, penalty_percent: ratePercent, penalty_basis: z.enum(['whole_term', 'held_term']) })
    .optional(),
  /** A day on which to say what has accrued since the last posting. */
  as_of: isoDate.optional(),
})

export type FixedDepositInputs = z.output<typeof fixedDepositInputs>

/** What the bulk calculator and the API say of it. Amounts are decimal text in the deposit's own decimals. */
export const fixedDepositResult = z.object({
  maturity_or_closing_amount: decimalText,
  interest: decimalText,
  postings: z.array(z.object({ date: dateText, amount: decimalText, tax: decimalText })),
  postings_partial: z.boolean().optional(),
  tax: decimalText.optional(),
  maturity_date: dateText.optional(),
  closed_on: dateText.optional(),
  /** Interest since the last posting, on the day asked for. */
  accrued: decimalText.optional(),
  apy_percent: decimalText.optional(),
  annual_rate_percent: decimalText.optional(),
  clawed_back: decimalText.optional(),
  paid_out_before: decimalText.optional(),
  closing_payment: decimalText.optional(),
})

export type FixedDepositResult = z.input<typeof fixedDepositResult>
