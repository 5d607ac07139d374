import * as fc from 'fast-check'
import type { LoanEvent } from '#domain/loan/loan-event.ts'
import type { LoanTerms } from '#domain/loan/loan-terms.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { day } from './any-loan.ts'
import { plainLoan } from './plain-terms.ts'
import { payingFirst } from './short-loan.ts'

/** 1,000.00 with what happened to it, in the order of days: payments, income that was capitalised, and what arranged it anew. */
export type ArrangedLoan = { readonly terms: LoanTerms; readonly events: readonly LoanEvent[] }

const anyTerms = fc
  .record({
    family: fc.constantFrom('progressive' as const, 'recalculating' as const),
    ratePercent: fc.constantFrom('0', '12', '36.5'),
    numberOfRepayments: fc.integer({ min: 1, max: 5 }),
    first: fc.constantFrom('principal' as const, 'interest' as const),
  })
  .map(({ family, ratePercent, numberOfRepayments, first }): LoanTerms => ({
    ...plainLoan(family),
    annualRatePercent: nineteenOf(ratePercent),
    daysInYear: 365,
    numberOfRepayments,
    allocation: payingFirst(
      first === 'principal' ? ['principal', 'interest', 'fee', 'penalty'] : ['interest', 'principal', 'fee', 'penalty'],
    ),
  }))

const anyPayment = fc
  .record({ on: fc.oneof(fc.nat(180), fc.constantFrom(31, 60, 91)), minor: fc.integer({ min: 1, max: 500_00 }) })
  .map(({ on, minor }): LoanEvent => ({ type: 'repayment', on: day(on), recordedOn: day(on), amountMinor: parseMinor(minor) }))

const anyCapitalization = fc
  .nat(25)
  .map((on): LoanEvent => ({ type: 'capitalized_income', on: day(on), recordedOn: day(on), amountMinor: parseMinor(60_00) }))

const interests = [
  { equalInterest: null, waivesInterest: false },
  { equalInterest: null, waivesInterest: true },
  { equalInterest: 'payable', waivesInterest: false },
  { equalInterest: 'full', waivesInterest: false },
] as const

/** Re-ageings of every kind of interest have their first due date before their day, on it or after it, or on the first day. */
function anyArrangement(firstDay: number): fc.Arbitrary<LoanEvent> {
  const on = fc.integer({ min: firstDay, max: 150 })
  const reAmortization = fc.record({ on, splitsInterestEqually: fc.boolean() })
  const reAgeing = fc.record({
    on,
    startsAfter: fc.oneof(fc.integer({ min: -40, max: 45 }), fc.constantFrom(-1000, 0)),
    numberOfInstalments: fc.integer({ min: 1, max: 4 }),
    unit: fc.constantFrom('months' as const, 'weeks' as const),
    interest: fc.constantFrom(...interests),
  })
  return fc.oneof(
    reAmortization.map((one): LoanEvent => ({
      type: 're_amortize',
      recordedOn: day(one.on),
      splitsInterestEqually: one.splitsInterestEqually,
    })),
    reAgeing.map(({ startsAfter, interest, numberOfInstalments, unit, ...one }): LoanEvent => {
      const startsOn = day(Math.max(firstDay, one.on + startsAfter))
      return { type: 're_age', recordedOn: day(one.on), parameters: { startsOn, numberOfInstalments, every: 1, unit, ...interest } }
    }),
  )
}

/** Income comes before whatever arranges the loan: what is lent after the last due date is asked for beside the plan. */
export const anyArrangedLoan: fc.Arbitrary<ArrangedLoan> = fc
  .boolean()
  .chain((hasIncome) =>
    fc.tuple(
      anyTerms,
      fc.uniqueArray(anyPayment, { maxLength: 4, selector: ({ recordedOn }) => recordedOn }),
      fc.array(anyCapitalization, { minLength: hasIncome ? 1 : 0, maxLength: hasIncome ? 1 : 0 }),
      fc.array(anyArrangement(hasIncome ? 26 : 0), { minLength: 1, maxLength: 2 }),
    ),
  )
  .map(([terms, payments, income, arrangements]) => ({
    terms,
    events: [...income, ...payments, ...arrangements].toSorted((one, other) => one.recordedOn.localeCompare(other.recordedOn)),
  }))

export function isArranging({ type }: { readonly type: string }): boolean {
  return type === 're_age' || type === 're_amortize'
}
