import { z } from 'zod'
import { components } from '#domain/loan/instalment.ts'
import {
  type Allocation,
  type AllocationRule,
  chargeOffBehaviours,
  dueTypes,
  fixedOrders,
  futureRules,
  incomeKinds,
  type LoanTerms,
  type PayingType,
  payingTypes,
} from '#domain/loan/loan-terms.ts'
import { parseAmount } from '#domain/money/amount-text.ts'
import { isoDate, positiveAmount } from './fields.ts'
import { scheduleTermsFields, scheduleTermsOf } from './loan-terms-fields.ts'

const steps = dueTypes.flatMap((dueType) => components.map((component) => ({ name: `${dueType}_${component}`, dueType, component })))
const stepNames = steps.map(({ name }) => name)

const allocationRule = z
  .object({
    future_installments: z.enum(futureRules),
    order: z.array(z.enum(stepNames, { error: `${stepNames[0]} … ${stepNames.at(-1)}` })).refine(isWhole, { error: 'every step once' }),
  })
  .transform(({ future_installments: future, order }): AllocationRule => ({
    future,
    order: order.map((name) => steps.find((step) => step.name === name)!),
  }))

const advancedAllocation = z
  .object({
    strategy: z.literal('advanced_payment_allocation'),
    processing: z.enum(['horizontal', 'vertical']).default('horizontal'),
    rules: z.object({ default: allocationRule }).and(z.partialRecord(z.enum([...payingTypes, 'default']), allocationRule)),
  })
  .transform(({ processing, rules: { default: defaultRule, ...rules } }): Allocation => {
    return { strategy: 'advanced', processing, defaultRule, rules: rules as Partial<Record<PayingType, AllocationRule>> }
  })

/** Older names end in `_order`. */
const fixedAllocation = z
  .object({
    strategy: z
      .string()
      .transform((name) => name.replace(/_order$/, ''))
      .pipe(z.enum(fixedOrders)),
  })
  .transform(({ strategy: order }): Allocation => ({ strategy: 'fixed', order }))

const recalculation = z
  .object({
    rest: z.enum(['daily', 'same_as_repayment']),
    pre_close: z.enum(['till_pre_close_date', 'till_rest_frequency_date']).default('till_pre_close_date'),
    reschedule_strategy: z.enum([
      'reschedule_next_repayments',
      'reduce_number_of_installments',
      'reduce_emi_amount',
      'adjust_last_unpaid_period',
    ]),
    compounding: z.enum(['none', 'interest', 'fee', 'interest_and_fee']).default('none'),
    stop_accruing_on_past_due: z.boolean().default(false),
  })
  .transform(({ rest, pre_close: preClose, reschedule_strategy: strategy, compounding, stop_accruing_on_past_due: stopsOnPastDue }) => {
    return { rest, preClose, strategy, compounding, stopsOnPastDue }
  })

/** The options of a loan in servicing: those of its schedule, and what payments and events do. */
export const loanTermsFields = z.object({
  ...scheduleTermsFields,
  interest_recalculation: recalculation.nullable().default(null),
  payment_allocation: z.union([advancedAllocation, fixedAllocation]),
  interest_refund_on: z.array(z.enum(payingTypes)).default([]),
  charge_off_behaviour: z.enum(chargeOffBehaviours).default('regular'),
  chargeback_credit_order: z
    .array(z.enum(components))
    .refine((order) => new Set(order).size === components.length, { error: 'every component once' })
    .nullable()
    .default(null),
  auto_repay_down_payment: z.boolean().nullable().default(null),
  accrual_activity: z.boolean().optional(),
  expected_tranches: z
    .array(z.object({ date: isoDate, amount: positiveAmount }))
    .max(1000, { error: 'at most 1000 tranches' })
    .default([]),
  capitalized_income_type: z.enum(incomeKinds).default('interest'),
  buy_down_fee_income_type: z.enum(incomeKinds).default('interest'),
})

type Given = z.output<typeof loanTermsFields>

export function loanTermsOf(given: Given): LoanTerms {
  return {
    ...scheduleTermsOf(given),
    recalculation: given.interest_recalculation,
    allocation: given.payment_allocation,
    interestRefundOn: given.interest_refund_on,
    chargeOffBehaviour: given.charge_off_behaviour,
    chargebackOrder: given.chargeback_credit_order,
    paysDownPaymentItself: given.auto_repay_down_payment === true,
    expectedTranches: given.expected_tranches.map(({ date, amount }, index) => ({
      on: date,
      amountMinor: parseAmount(amount.toFixed(), given.decimals, `terms.expected_tranches.${index}.amount`),
    })),
    capitalizedIncomeIs: given.capitalized_income_type,
    buyDownFeeIs: given.buy_down_fee_income_type,
    recognizesInterestFromDisbursement: given.interest_recognition_on_disbursement_date === true,
    recordsAccrualActivity: given.accrual_activity ?? recordsActivityByConvention(given),
  }
}

/**
 * Published cases leave the option out. Theirs are on where what an instalment earned is final when it falls due: interest by actual days of
 * actual years that neither recalculation nor a refund changes. Of those that recalculate, it is on where interest is recognised from the day
 * of disbursement, and where refunds give interest back that was earned in months of thirty days, or that a charge-off ends.
 */
function recordsActivityByConvention(given: Given): boolean {
  if (given.interest_calculation_period !== 'daily' || given.interest_method !== 'declining_balance') return false
  const refundsInterest = given.interest_refund_on.length > 0
  const endsAtChargeOff = given.charge_off_behaviour === 'zero_interest'
  if (given.interest_recalculation === null) return given.days_in_year === 'actual' && given.days_in_month === 'actual' && !refundsInterest
  if (refundsInterest) return given.days_in_month === 30 || endsAtChargeOff
  return given.interest_recognition_on_disbursement_date === true && !endsAtChargeOff
}

function isWhole(order: readonly string[]): boolean {
  return new Set(order).size === stepNames.length && order.length === stepNames.length
}
