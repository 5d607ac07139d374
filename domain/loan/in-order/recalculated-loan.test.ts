import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loanTermsFields, loanTermsOf } from '#domain/calculations/loan-servicing-fields.ts'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { type Minor, parseMinor } from '#domain/money/minor.ts'
import { applyEvent } from '../apply-event.ts'
import { type LoanAccount, openAccount } from '../loan-account.ts'
import { showSchedule } from '../show-loan.ts'

const disbursedOn = '2025-01-15' as IsoDate

const recalculation = fc.record({
  rest: fc.constantFrom('daily', 'same_as_repayment'),
  reschedule_strategy: fc.constantFrom('reschedule_next_repayments', 'reduce_number_of_installments', 'reduce_emi_amount'),
  compounding: fc.constantFrom('none', 'interest'),
})

const cumulative = fc.record({
  schedule_engine: fc.constant('cumulative' as const),
  annual_rate_percent: fc.constantFrom('7.35', '24', '60'),
  number_of_repayments: fc.integer({ min: 1, max: 12 }),
  amortization: fc.constantFrom('equal_installments', 'equal_principal'),
  interest_recalculation: recalculation,
  payment_allocation: fc.constant({ strategy: 'penalties_fees_interest_principal' }),
})

const loan = fc.record({
  terms: cumulative,
  principalMinor: fc.integer({ min: 1000, max: 5_000_000 }),
  payments: fc.array(fc.record({ afterDays: fc.integer({ min: 0, max: 70 }), share: fc.integer({ min: 1, max: 30 }) }), { maxLength: 4 }),
  payOffAfterDays: fc.integer({ min: 0, max: 200 }),
  closesDays: fc.boolean(),
})

type Loan = typeof loan extends fc.Arbitrary<infer One> ? One : never

describe('paying off a cumulative loan whose interest is recalculated', () => {
  it('leaves nothing to pay when exactly the quote is paid, whatever was paid before', () => {
    fc.assert(
      fc.property(loan, (given) => {
        const account = servedLoan(given)
        fc.pre(account.status === 'active')
        const on = addDays(account.today!, given.payOffAfterDays)
        if (given.closesDays) applyEvent(account, { type: 'close_of_business', recordedOn: on, businessDate: on })
        applyEvent(account, { type: 'pay_off', recordedOn: on, on })
        const rows = showSchedule(account)
        expect(account.status).toBe('closed')
        expect(rows.map(({ outstandingMinor }) => outstandingMinor)).toEqual(rows.map(() => 0))
        expect(account.book?.overpaidMinor).toBe(0)
        expect(rows.reduce((sum, { principal }) => sum + principal, 0)).toBe(given.principalMinor)
      }),
      { numRuns: 150 },
    )
  })

  it('asks for no interest that was not earned: a quote is never less than the principal, nor but for rounding more than a later one', () => {
    fc.assert(
      fc.property(loan, (given) => {
        const quoteAfter = (days: number): number => {
          const account = servedLoan({ ...given, payments: [] })
          const on = addDays(disbursedOn, days)
          for (let day = 1; day <= days; day += 1) {
            const businessDate = addDays(disbursedOn, day)
            applyEvent(account, { type: 'close_of_business', recordedOn: businessDate, businessDate })
          }
          applyEvent(account, { type: 'pay_off', recordedOn: on, on })
          return account.transactions.filter(({ type }) => type === 'repayment').reduce((sum, { amountMinor }) => sum + amountMinor, 0)
        }
        const quotes = [0, 1, 20, 31, 45, 90].map(quoteAfter)
        expect(quotes[0]).toBeGreaterThanOrEqual(given.principalMinor)
        for (const [index, quote] of quotes.slice(1).entries()) expect(quote).toBeGreaterThanOrEqual(quotes[index]! - 2)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a payment on such a loan that is entered late', () => {
  it('gives what the same payments give that are entered on their days', () => {
    fc.assert(
      fc.property(loan, (given) => {
        const onTheirDays = accountOf(given.terms, given.principalMinor)
        const atTheEnd = accountOf(given.terms, given.principalMinor)
        const payments = paymentsOf(given)
        const lastOn = addDays(payments.at(-1)?.on ?? disbursedOn, 3)
        for (let today = disbursedOn; today <= lastOn; today = addDays(today, 1)) {
          for (const account of [onTheirDays, atTheEnd])
            applyEvent(account, { type: 'close_of_business', recordedOn: today, businessDate: today })
          for (const { on, amountMinor } of payments)
            if (on === today) applyEvent(onTheirDays, { type: 'repayment', recordedOn: today, on, amountMinor })
        }
        fc.pre(onTheirDays.status === 'active')
        for (const { on, amountMinor } of payments) applyEvent(atTheEnd, { type: 'repayment', recordedOn: lastOn, on, amountMinor })
        expect(showSchedule(atTheEnd)).toEqual(showSchedule(onTheirDays))
      }),
      { numRuns: 150 },
    )
  })
})

function servedLoan({ terms, principalMinor, closesDays, ...given }: Loan): LoanAccount {
  const account = accountOf(terms, principalMinor)
  for (const { on, amountMinor } of paymentsOf({ terms, principalMinor, closesDays, ...given })) {
    if (closesDays) applyEvent(account, { type: 'close_of_business', recordedOn: on, businessDate: on })
    applyEvent(account, { type: 'repayment', recordedOn: on, on, amountMinor })
  }
  return account
}

function paymentsOf({ payments, principalMinor }: Loan): { on: IsoDate; amountMinor: Minor }[] {
  let on = disbursedOn
  return payments.map(({ afterDays, share }) => {
    on = addDays(on, afterDays)
    return { on, amountMinor: parseMinor(Math.max(1, Math.floor((principalMinor * share) / 100))) }
  })
}

function accountOf(terms: Loan['terms'], principalMinor: number): LoanAccount {
  const account = openAccount(
    loanTermsOf(
      loanTermsFields.parse({
        currency: 'EUR',
        repayment_every: 1,
        repayment_unit: 'months',
        interest_method: 'declining_balance',
        interest_calculation_period: 'daily',
        days_in_year: 'actual',
        days_in_month: 'actual',
        ...terms,
      }),
    ),
  )
  applyEvent(account, { type: 'disburse', recordedOn: disbursedOn, on: disbursedOn, amountMinor: parseMinor(principalMinor) })
  return account
}
