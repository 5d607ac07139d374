import { z } from 'zod'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { LoanEvent } from '#domain/loan/loan-event.ts'
import type { TransactionType } from '#domain/loan/loan-transaction.ts'
import { parseAmount } from '#domain/money/amount-text.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { repaymentUnits } from '#domain/schedule/schedule-terms.ts'
import { isoDate, positiveAmount, ratePercent, wholeNumber } from './fields.ts'

const ordinal = wholeNumber(1, 10_000)

/** The day on which an event was entered, where it is not the day from which it counts. */
const entered = { on: isoDate.optional() }

const paid = { date: isoDate, amount: positiveAmount.transform((amount) => amount.toFixed()), ...entered }
const dated = { date: isoDate, ...entered }

const equalInterest = {
  default: null,
  waive_interest: null,
  equal_amortization_payable_interest: 'payable',
  equal_amortization_full_interest: 'full',
} as const

const interestHandling = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['default', 'waive_interest', 'equal_amortization_payable_interest', 'equal_amortization_full_interest']))

export const timelineEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), of: z.enum(['schedule', 'transactions']), as_of: isoDate }),
  z.object({ type: z.literal('disburse'), ...paid }),
  z.object({ type: z.literal('repayment'), ...paid }),
  z.object({ type: z.literal('goodwill_credit'), ...paid }),
  z.object({ type: z.literal('interest_payment_waiver'), ...paid }),
  z.object({ type: z.literal('credit_balance_refund'), ...paid }),
  z.object({ type: z.literal('merchant_issued_refund'), ...paid }),
  z.object({ type: z.literal('payout_refund'), ...paid }),
  z.object({ type: z.literal('pay_off'), ...dated }),
  z.object({ type: z.literal('charge_off'), ...dated }),
  z.object({ type: z.literal('write_off'), ...dated }),
  z.object({ type: z.literal('contract_termination'), ...dated }),
  z.object({ type: z.literal('chargeback'), ...paid, of_repayment_nr: ordinal }),
  z.object({ type: z.literal('add_charge'), kind: z.enum(['fee', 'penalty']), due_date: isoDate, amount: paid.amount, ...entered }),
  z.object({ type: z.literal('capitalized_income'), ...paid }),
  z.object({ type: z.literal('capitalized_income_adjustment'), ...paid, of_nr: ordinal.nullable().default(null) }),
  z.object({ type: z.literal('buy_down_fee'), ...paid }),
  z.object({ type: z.literal('buy_down_fee_adjustment'), ...paid, of_nr: ordinal.nullable().default(null) }),
  z.object({ type: z.literal('waive_charge'), of_charge_nr: ordinal, ...entered }),
  z.object({ type: z.literal('charge_adjustment'), ...paid, of_charge_nr: ordinal }),
  z
    .object({
      type: z.literal('reschedule'),
      from_date: isoDate,
      new_due_date: isoDate.nullable().default(null),
      new_annual_rate_percent: ratePercent.nullable().default(null),
      extra_terms: wholeNumber(1, 1200).nullable().default(null),
      grace_on_principal: wholeNumber(1, 1200).nullable().default(null),
      grace_on_interest: wholeNumber(1, 1200).nullable().default(null),
      ...entered,
    })
    .refine(hasChange, { error: 'a new due date, a new rate, extra terms or grace', path: ['new_due_date'] }),
  z.object({ type: z.literal('interest_pause'), from_date: isoDate, to_date: isoDate, ...entered }),
  z.object({
    type: z.literal('re_age'),
    start_date: isoDate,
    number_of_installments: wholeNumber(1, 1200),
    frequency_number: wholeNumber(1, 1200),
    frequency_type: z.string().toLowerCase().pipe(z.enum(repaymentUnits)),
    re_age_interest_handling: interestHandling.default('default'),
    ...entered,
  }),
  z.object({
    type: z.literal('re_amortize'),
    interest_handling: z.enum(['default', 'equal_amortization_interest_split']).default('default'),
    ...entered,
  }),
  z.object({ type: z.literal('undo_last_disbursal'), ...entered }),
  z.object({ type: z.literal('reverse'), nth: ordinal, what: z.string(), made_on: isoDate, ...entered }),
  z.object({ type: z.literal('close_of_business'), business_date: isoDate }),
])

export type TimelineEntry = z.output<typeof timelineEntry>
export type TimelineEvent = Exclude<TimelineEntry, { type: 'snapshot' }>

/** The day that an entry speaks of. Null for those that do not say. */
export function naturalDate(entry: TimelineEntry): IsoDate | null {
  if (entry.type === 'snapshot') return entry.as_of
  if (entry.type === 'close_of_business') return entry.business_date
  return entry.on ?? ('date' in entry ? entry.date : null)
}

export function loanEventOf(event: TimelineEvent, recordedOn: IsoDate, decimals: number): LoanEvent {
  switch (event.type) {
    case 'disburse':
    case 'repayment':
    case 'goodwill_credit':
    case 'interest_payment_waiver':
    case 'credit_balance_refund':
    case 'merchant_issued_refund':
    case 'payout_refund':
    case 'capitalized_income':
    case 'buy_down_fee':
      return { type: event.type, recordedOn, on: event.date, amountMinor: parseAmount(event.amount, decimals) }
    case 'pay_off':
    case 'charge_off':
    case 'write_off':
    case 'contract_termination':
      return { type: event.type, recordedOn, on: event.date }
    case 'chargeback': {
      const { date: on, of_repayment_nr: ofPaymentNumber } = event
      return { type: event.type, recordedOn, on, amountMinor: parseAmount(event.amount, decimals), ofPaymentNumber }
    }
    case 'add_charge':
      return { type: event.type, recordedOn, kind: event.kind, dueOn: event.due_date, amountMinor: parseAmount(event.amount, decimals) }
    case 'capitalized_income_adjustment':
    case 'buy_down_fee_adjustment': {
      const { date: on, of_nr: ofIncomeNumber } = event
      return { type: event.type, recordedOn, on, amountMinor: parseAmount(event.amount, decimals), ofIncomeNumber }
    }
    case 'waive_charge':
      return { type: event.type, recordedOn, ofChargeNumber: event.of_charge_nr }
    case 'charge_adjustment': {
      const { date: on, of_charge_nr: ofChargeNumber } = event
      return { type: event.type, recordedOn, on, amountMinor: parseAmount(event.amount, decimals), ofChargeNumber }
    }
    case 'reschedule': {
      const rate = event.new_annual_rate_percent
      const newRatePercent = rate === null ? null : nineteenOf(rate.toFixed())
      return {
        type: event.type,
        recordedOn,
        from: event.from_date,
        newDueOn: event.new_due_date,
        newRatePercent,
        extraTerms: event.extra_terms,
        graceOnPrincipal: event.grace_on_principal,
        graceOnInterest: event.grace_on_interest,
      }
    }
    case 'interest_pause':
      return { type: event.type, recordedOn, from: event.from_date, to: event.to_date }
    case 're_age':
      return {
        type: event.type,
        recordedOn,
        parameters: {
          startsOn: event.start_date,
          numberOfInstalments: event.number_of_installments,
          every: event.frequency_number,
          unit: event.frequency_type,
          equalInterest: equalInterest[event.re_age_interest_handling],
          waivesInterest: event.re_age_interest_handling === 'waive_interest',
        },
      }
    case 're_amortize':
      return { type: event.type, recordedOn, splitsInterestEqually: event.interest_handling !== 'default' }
    case 'undo_last_disbursal':
      return { type: event.type, recordedOn }
    case 'reverse':
      return { type: event.type, recordedOn, nth: event.nth, what: typeNamed(event.what), madeOn: event.made_on }
    case 'close_of_business':
      return { type: event.type, recordedOn, businessDate: event.business_date }
  }
}

const publishedNames: ReadonlyMap<TransactionType, string> = new Map([
  ['charge_off', 'charge-off'],
  ['write_off', 'close_(as_written-off)'],
  ['re_age', 're-age'],
  ['re_amortize', 're-amortize'],
])

/** Types of transactions as published tables print them. */
export function publishedName(type: TransactionType): string {
  return publishedNames.get(type) ?? type
}

function hasChange(given: Readonly<Record<string, unknown>>): boolean {
  const changes = ['new_due_date', 'new_annual_rate_percent', 'extra_terms', 'grace_on_principal', 'grace_on_interest']
  return changes.some((change) => given[change] !== null)
}

function typeNamed(name: string): TransactionType {
  for (const [type, published] of publishedNames) if (published === name) return type
  return name as TransactionType
}
