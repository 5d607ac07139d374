import * as fc from 'fast-check'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { applyEvent } from '#domain/loan/apply-event.ts'
import { type LoanAccount, openAccount } from '#domain/loan/loan-account.ts'
import type { LoanEvent } from '#domain/loan/loan-event.ts'
import {
  type AdvancedAllocation,
  type AllocationRule,
  futureRules,
  type InterestRecalculation,
  type LoanTerms,
} from '#domain/loan/loan-terms.ts'
import { components } from '#domain/loan/instalment.ts'
import { showSchedule } from '#domain/loan/show-loan.ts'
import { type Minor, parseMinor } from '#domain/money/minor.ts'
import { nineteen } from '#domain/rates/nineteen-digits.ts'
import { plainFamilies, plainLoan } from './plain-terms.ts'
import { payingFirst } from './short-loan.ts'

export const disbursedOn = parseIsoDate('2024-01-10')
export const day = (days: number) => addDays(disbursedOn, days)

/** A year of monthly instalments, of both families, with interest that follows what is outstanding and without. */
export const anyTerms = fc
  .record({
    family: fc.constantFrom(...plainFamilies),
    ratePerMille: fc.integer({ min: 0, max: 360 }),
    numberOfRepayments: fc.integer({ min: 1, max: 12 }),
    daysInYear: fc.constantFrom('actual', 360, 365),
    daysInMonth: fc.constantFrom('actual', 30),
  })
  .map(
    ({ family, ratePerMille, ...options }) =>
      ({
        ...plainLoan(family),
        ...options,
        annualRatePercent: nineteen(ratePerMille, 1),
      }) as LoanTerms,
  )

export const lentMinor = parseMinor(1_000_00)

export type Payment = { afterDays: number; amountMinor: Minor }

export const anyPayments = fc
  .uniqueArray(
    fc.record({
      afterDays: fc.integer({ min: 1, max: 330 }),
      amountMinor: fc.integer({ min: 1, max: 150_00 }).map((minor) => parseMinor(minor)),
    }),
    { maxLength: 6, selector: ({ afterDays }) => afterDays },
  )
  .map((payments) => payments.toSorted((first, second) => first.afterDays - second.afterDays))

export const lastDay = day(360)

export function repayment({ afterDays, amountMinor }: Payment, recordedOn = day(afterDays)): LoanEvent {
  return { type: 'repayment', on: day(afterDays), recordedOn, amountMinor }
}

export function charge(kind: 'fee' | 'penalty', afterDays: number, recordedOn = lastDay): LoanEvent {
  return { type: 'add_charge', kind, dueOn: day(afterDays), amountMinor: parseMinor(5_00), recordedOn }
}

const anyRule: fc.Arbitrary<AllocationRule> = fc
  .record({ future: fc.constantFrom(...futureRules), order: fc.shuffledSubarray([...components], { minLength: components.length }) })
  .map(({ future, order }) => payingFirst(order, future).defaultRule)

/** Components in any order, one instalment or one component after the other, and credits by a rule of their own. */
export const anyAllocation: fc.Arbitrary<AdvancedAllocation> = fc
  .record({ processing: fc.constantFrom('horizontal', 'vertical'), defaultRule: anyRule, credits: anyRule })
  .map(({ credits, ...allocation }) => ({
    strategy: 'advanced',
    rules: { goodwill_credit: credits, merchant_issued_refund: credits },
    ...allocation,
  }))

/** Interest that follows what is outstanding, asked for to the day or to the end of the row, with or without more of it once a row is late. */
export const anyRecalculation: fc.Arbitrary<InterestRecalculation> = fc
  .record({ preClose: fc.constantFrom('till_pre_close_date', 'till_rest_frequency_date'), stopsOnPastDue: fc.boolean() })
  .map((options) => ({ rest: 'daily', strategy: 'reschedule_next_repayments', compounding: 'none', ...options }))

export type Happening = { kind: (typeof happenings)[number]; afterDays: number; amountMinor: Minor }

const happenings = ['repayment', 'goodwill_credit', 'merchant_issued_refund', 'chargeback', 'disburse', 'fee', 'close_of_business'] as const

/** What may befall a loan in a year, in its order. */
export const anyHappenings: fc.Arbitrary<Happening[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('repayment' as const, ...happenings),
      afterDays: fc.integer({ min: 1, max: 350 }),
      amountMinor: fc.oneof(fc.integer({ min: 1, max: 150_00 }), fc.integer({ min: 1, max: 990_00 })).map((minor) => parseMinor(minor)),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.toSorted((one, other) => one.afterDays - other.afterDays))

export type Befallen = { readonly account: LoanAccount; readonly owedMinor: number; readonly paidMinor: number }

/** A loan after what befell it as long as it ran: the principal that was lent or taken back by a bank, and what was paid. */
export function befallen(terms: LoanTerms, list: readonly Happening[]): Befallen {
  const account = openLoan(terms)
  let owedMinor: number = lentMinor
  let paidMinor = 0
  for (const { kind, afterDays, amountMinor } of list) {
    const on = day(afterDays)
    const first = account.transactions.find(({ type }) => type === 'repayment')
    if (account.status !== 'active' || (kind === 'chargeback' && first === undefined)) continue
    if (kind === 'fee') applyEvent(account, charge('fee', afterDays, on))
    else if (kind === 'close_of_business') applyEvent(account, { type: kind, businessDate: on, recordedOn: on })
    else if (kind === 'chargeback') {
      const backMinor = parseMinor(Math.min(amountMinor, first!.amountMinor))
      applyEvent(account, { type: kind, on, recordedOn: on, amountMinor: backMinor, ofPaymentNumber: 1 })
      owedMinor += backMinor
    } else {
      applyEvent(account, { type: kind, on, recordedOn: on, amountMinor })
      if (kind === 'disburse') owedMinor += amountMinor
      else paidMinor += amountMinor
    }
  }
  return { account, owedMinor, paidMinor }
}

export type ChargeStory = { afterDays: number; end: 'open' | 'waived' | 'given_back' }

export const anyCharges = fc.array(
  fc.record({ afterDays: fc.integer({ min: 1, max: 350 }), end: fc.constantFrom('open', 'waived', 'given_back') }),
  { maxLength: 3 },
)

/** Fees that are asked for on the last day and stay, are waived, or are given back at last, as that may pay another fee. */
export function chargeEvents(charges: readonly ChargeStory[]): LoanEvent[] {
  const asked = charges.flatMap(({ afterDays, end }, index): LoanEvent[] => {
    const added = charge('fee', afterDays)
    return end === 'waived' ? [added, { type: 'waive_charge', ofChargeNumber: index + 1, recordedOn: lastDay }] : [added]
  })
  const givenBack = charges.flatMap(({ end }, index): LoanEvent[] => {
    if (end !== 'given_back') return []
    return [{ type: 'charge_adjustment', ofChargeNumber: index + 1, on: lastDay, amountMinor: parseMinor(3_00), recordedOn: lastDay }]
  })
  return [...asked, ...givenBack]
}

export const anyDownPayment = fc.constantFrom(
  { downPaymentPercent: null, paysDownPaymentItself: false },
  { downPaymentPercent: '25', paysDownPaymentItself: true },
)

/** Something among the payments that touches what came before it. */
export const anyDisturbance: fc.Arbitrary<LoanEvent> = fc
  .integer({ min: 1, max: 330 })
  .chain((afterDays) =>
    fc.constantFrom<LoanEvent[]>(
      { type: 'disburse', on: day(afterDays), recordedOn: day(afterDays), amountMinor: parseMinor(200_00) },
      charge('fee', afterDays, day(afterDays)),
      charge('penalty', afterDays),
      repayment({ afterDays, amountMinor: parseMinor(40_00) }, lastDay),
      { type: 'goodwill_credit', on: day(afterDays), recordedOn: day(afterDays), amountMinor: parseMinor(7_00) },
      { type: 'buy_down_fee', on: day(afterDays), recordedOn: day(afterDays), amountMinor: parseMinor(9_00) },
      { type: 'capitalized_income', on: day(afterDays), recordedOn: day(afterDays), amountMinor: parseMinor(9_00) },
      { type: 'close_of_business', businessDate: day(afterDays), recordedOn: day(afterDays) },
    ),
  )

export function openLoan(terms: LoanTerms): LoanAccount {
  const account = openAccount(terms)
  applyEvent(account, { type: 'disburse', on: disbursedOn, recordedOn: disbursedOn, amountMinor: lentMinor })
  return account
}

export function stateOf(account: LoanAccount) {
  const transactions = account.transactions.map(({ type, on, portions, overpaidMinor, balanceMinor, isReplayed }) => ({
    type,
    on,
    portions,
    overpaidMinor,
    balanceMinor,
    isReplayed,
  }))
  return { rows: showSchedule(account), transactions, charges: account.charges.map((one) => one.paidMinor), status: account.status }
}

export function loanWith(terms: LoanTerms, events: readonly LoanEvent[]): LoanAccount {
  const account = openLoan(terms)
  for (const event of events) applyEvent(account, event)
  return account
}

/** The schedule as it stands when the same day was closed: overdue interest grows until then. */
export function standing(terms: LoanTerms, events: readonly LoanEvent[]) {
  const account = loanWith(terms, [
    ...events,
    { type: 'close_of_business', businessDate: addDays(lastDay, 1), recordedOn: addDays(lastDay, 1) },
  ])
  return { rows: showSchedule(account), overpaidMinor: account.book!.overpaidMinor, status: account.status }
}

export type IncomeStory = { type: 'capitalized_income' | 'buy_down_fee'; afterDays: number; givenBackMinor: number }

const incomeMinor = parseMinor(60_00)

/** Income that is put off, of which some is given back later. */
export const anyIncome = fc.uniqueArray(
  fc.record({
    type: fc.constantFrom('capitalized_income' as const, 'buy_down_fee' as const),
    afterDays: fc.integer({ min: 1, max: 25 }),
    givenBackMinor: fc.integer({ min: 0, max: incomeMinor }),
  }),
  { maxLength: 3, selector: ({ afterDays }) => afterDays },
)

export function incomeAdded({ type, afterDays }: IncomeStory, recordedOn = day(afterDays)): LoanEvent {
  return { type, on: day(afterDays), recordedOn, amountMinor: incomeMinor }
}

/** Each as it is added, and what is given back of it two days later. */
export function incomeEvents(stories: readonly IncomeStory[]): LoanEvent[] {
  return stories
    .toSorted((first, second) => first.afterDays - second.afterDays)
    .flatMap((story): LoanEvent[] => {
      if (story.givenBackMinor === 0) return [incomeAdded(story)]
      const on = day(story.afterDays + 2)
      const amountMinor = parseMinor(story.givenBackMinor)
      return [incomeAdded(story), { type: `${story.type}_adjustment`, on, recordedOn: on, amountMinor, ofIncomeNumber: null }]
    })
}
