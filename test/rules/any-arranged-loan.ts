import * as fc from 'fast-check'
import type { LoanEvent } from '#domain/loan/loan-event.ts'
import type { LoanTerms } from '#domain/loan/loan-terms.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { anyAllocation, day } from './any-loan.ts'
import { plainLoan } from './plain-terms.ts'

/** 1,000.00 with what happened to it, in the order of days: payments, income that was capitalised, and what arranged it anew. */
export type ArrangedLoan = { readonly terms: LoanTerms; readonly events: readonly LoanEvent[] }

const anyTerms = fc
  .record({
    family: fc.constantFrom('progressive' as const, 'recalculating' as const),
    ratePercent: fc.constantFrom('0', '12', '36.5'),
    numberOfRepayments: fc.integer({ min: 1, max: 5 }),
    allocation: anyAllocation,
  })
  .map(({ family, ratePercent, numberOfRepayments, allocation }): LoanTerms => ({
    ...plainLoan(family),
    annualRatePercent: nineteenOf(ratePercent),
    daysInYear: 365,
    numberOfRepayments,
    allocation,
  }))

const anyPayment = fc
  .record({ on: fc.oneof(fc.nat(180), fc.constantFrom(0, 31, 60, 91)), minor: fc.integer({ min: 1, max: 500_00 }) })
  .map(({ on, minor }): LoanEvent => ({ type: 'repayment', on: day(on), recordedOn: day(on), amountMinor: parseMinor(minor) }))

const anyCapitalization = fc
  .nat(150)
  .map((on): LoanEvent => ({ type: 'capitalized_income', on: day(on), recordedOn: day(on), amountMinor: parseMinor(60_00) }))

const interests = [
  { equalInterest: null, waivesInterest: false },
  { equalInterest: null, waivesInterest: true },
  { equalInterest: 'payable', waivesInterest: false },
  { equalInterest: 'full', waivesInterest: false },
] as const

const anyReAmortization = fc
  .record({ on: fc.nat(150), splitsInterestEqually: fc.boolean() })
  .map(({ on, splitsInterestEqually }): LoanEvent => ({ type: 're_amortize', recordedOn: day(on), splitsInterestEqually }))

/** Of every kind of interest, with its first due date before its day, on it or after it, or on the first day of the loan. */
const anyReAgeing = fc
  .record({
    on: fc.nat(150),
    startsAfter: fc.oneof(fc.integer({ min: -40, max: 45 }), fc.constantFrom(-1000, 0)),
    numberOfInstalments: fc.integer({ min: 1, max: 4 }),
    unit: fc.constantFrom('months' as const, 'weeks' as const),
    interest: fc.constantFrom(...interests),
  })
  .map(({ on, startsAfter, numberOfInstalments, unit, interest }): LoanEvent => {
    const startsOn = day(Math.max(0, on + startsAfter))
    return { type: 're_age', recordedOn: day(on), parameters: { startsOn, numberOfInstalments, every: 1, unit, ...interest } }
  })

export const anyArrangedLoan: fc.Arbitrary<ArrangedLoan> = fc
  .tuple(
    anyTerms,
    fc.uniqueArray(anyPayment, { maxLength: 4, selector: ({ recordedOn }) => recordedOn }),
    fc.array(anyCapitalization, { maxLength: 1 }),
    fc.array(fc.oneof(anyReAmortization, anyReAgeing, anyReAgeing), { minLength: 1, maxLength: 2 }),
  )
  .map(([terms, payments, income, arrangements]) => ({
    terms,
    events: [...income, ...payments, ...arrangements].toSorted((one, other) => one.recordedOn.localeCompare(other.recordedOn)),
  }))

export function isArranging({ type }: { readonly type: string }): boolean {
  return type === 're_age' || type === 're_amortize'
}
