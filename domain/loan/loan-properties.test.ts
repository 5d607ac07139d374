import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { type Minor, parseMinor } from '#domain/money/minor.ts'
import { nineteen } from '#domain/rates/nineteen-digits.ts'
import { applyEvent } from './apply-event.ts'
import { components } from './instalment.ts'
import { type LoanAccount, openAccount } from './loan-account.ts'
import type { LoanEvent } from './loan-event.ts'
import { dueTypes, type LoanTerms } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { payOffQuote } from './pay-off-quote.ts'
import { showSchedule } from './show-loan.ts'

const disbursedOn = parseIsoDate('2024-01-10')
const day = (days: number) => addDays(disbursedOn, days)

const advanced = {
  strategy: 'advanced',
  processing: 'horizontal',
  rules: {},
  defaultRule: {
    future: 'next_installment',
    order: dueTypes.flatMap((dueType) => components.map((component) => ({ dueType, component }))),
  },
} as const

/** A year of monthly instalments, of both families, with interest that follows what is outstanding and without. */
const anyTerms = fc
  .record({
    family: fc.constantFrom('progressive', 'recalculating', 'cumulative'),
    ratePerMille: fc.integer({ min: 0, max: 360 }),
    numberOfRepayments: fc.integer({ min: 1, max: 12 }),
    daysInYear: fc.constantFrom('actual', 360, 365),
    daysInMonth: fc.constantFrom('actual', 30),
  })
  .map(
    ({ family, ratePerMille, ...options }) =>
      ({
        ...options,
        engine: family === 'cumulative' ? 'cumulative' : 'progressive',
        annualRatePercent: nineteen(ratePerMille, 1),
        currencyDecimals: 2,
        repaymentEvery: 1,
        repaymentUnit: 'months',
        interestMethod: 'declining_balance',
        amortization: 'equal_installments',
        interestPeriod: 'daily',
        allowPartialPeriodInterest: false,
        givesTranchesFullTerm: false,
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
        allocation: family === 'cumulative' ? { strategy: 'fixed', order: 'penalties_fees_interest_principal' } : advanced,
        interestRefundOn: [],
        chargeOffBehaviour: 'regular',
        chargebackOrder: null,
        paysDownPaymentItself: false,
        recognizesInterestFromDisbursement: false,
        recordsAccrualActivity: false,
      }) as LoanTerms,
  )

const lentMinor = parseMinor(1_000_00)

type Payment = { afterDays: number; amountMinor: Minor }

const anyPayments = fc
  .uniqueArray(
    fc.record({
      afterDays: fc.integer({ min: 1, max: 330 }),
      amountMinor: fc.integer({ min: 1, max: 150_00 }).map((minor) => parseMinor(minor)),
    }),
    { maxLength: 6, selector: ({ afterDays }) => afterDays },
  )
  .map((payments) => payments.toSorted((first, second) => first.afterDays - second.afterDays))

const lastDay = day(360)

function repayment({ afterDays, amountMinor }: Payment, recordedOn = day(afterDays)): LoanEvent {
  return { type: 'repayment', on: day(afterDays), recordedOn, amountMinor }
}

function charge(kind: 'fee' | 'penalty', afterDays: number, recordedOn = lastDay): LoanEvent {
  return { type: 'add_charge', kind, dueOn: day(afterDays), amountMinor: parseMinor(5_00), recordedOn }
}

type ChargeStory = { afterDays: number; end: 'open' | 'waived' | 'given_back' }

const anyCharges = fc.array(
  fc.record({ afterDays: fc.integer({ min: 1, max: 350 }), end: fc.constantFrom('open', 'waived', 'given_back') }),
  { maxLength: 3 },
)

/** Fees that are asked for on the last day and stay, are waived, or are given back at last, as that may pay another fee. */
function chargeEvents(charges: readonly ChargeStory[]): LoanEvent[] {
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

const anyDownPayment = fc.constantFrom(
  { downPaymentPercent: null, paysDownPaymentItself: false },
  { downPaymentPercent: '25', paysDownPaymentItself: true },
)

/** Something among the payments that touches what came before it. */
const anyDisturbance: fc.Arbitrary<LoanEvent> = fc
  .integer({ min: 1, max: 330 })
  .chain((afterDays) =>
    fc.constantFrom<LoanEvent[]>(
      { type: 'disburse', on: day(afterDays), recordedOn: day(afterDays), amountMinor: parseMinor(200_00) },
      charge('fee', afterDays, day(afterDays)),
      charge('penalty', afterDays),
      repayment({ afterDays, amountMinor: parseMinor(40_00) }, lastDay),
      { type: 'goodwill_credit', on: day(afterDays), recordedOn: day(afterDays), amountMinor: parseMinor(7_00) },
      { type: 'close_of_business', businessDate: day(afterDays), recordedOn: day(afterDays) },
    ),
  )

function openLoan(terms: LoanTerms): LoanAccount {
  const account = openAccount(terms)
  applyEvent(account, { type: 'disburse', on: disbursedOn, recordedOn: disbursedOn, amountMinor: lentMinor })
  return account
}

function stateOf(account: LoanAccount) {
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

function loanWith(terms: LoanTerms, events: readonly LoanEvent[]): LoanAccount {
  const account = openLoan(terms)
  for (const event of events) applyEvent(account, event)
  return account
}

/** The schedule as it stands when the same day was closed: overdue interest grows until then. */
function standing(terms: LoanTerms, events: readonly LoanEvent[]) {
  const account = loanWith(terms, [
    ...events,
    { type: 'close_of_business', businessDate: addDays(lastDay, 1), recordedOn: addDays(lastDay, 1) },
  ])
  return { rows: showSchedule(account), overpaidMinor: account.book!.overpaidMinor, status: account.status }
}

const outstanding = (account: LoanAccount) => account.book!.instalments.reduce((sum, one) => sum + one.outstandingMinor, 0)

describe('every loan in servicing', () => {
  it('is closed and owes nothing when its quote is paid, on whatever day', () => {
    fc.assert(
      fc.property(anyTerms, anyPayments, fc.integer({ min: 0, max: 500 }), (terms, payments, afterDays) => {
        const account = loanWith(
          terms,
          payments.filter((payment) => payment.afterDays <= afterDays).map((payment) => repayment(payment)),
        )
        fc.pre(account.status === 'active')
        const on = day(afterDays)
        const amountMinor = parseMinor(payOffQuote(account.book!, on))
        expect(amountMinor).toBeGreaterThan(0)
        applyEvent(account, { type: 'repayment', on, recordedOn: on, amountMinor })
        expect([outstanding(account), account.book!.overpaidMinor, account.status]).toEqual([0, 0, 'closed'])
      }),
      { numRuns: 40 },
    )
  })

  it('stands as if a payment that was entered late had been entered in time', () => {
    fc.assert(
      fc.property(anyTerms, anyPayments, fc.nat(5), (terms, payments, index) => {
        fc.pre(payments.length > 1)
        const late = payments[index % payments.length]!
        const inTime = payments.map((payment) => repayment(payment))
        const entered = [...payments.filter((payment) => payment !== late).map((payment) => repayment(payment)), repayment(late, lastDay)]
        expect(standing(terms, entered)).toEqual(standing(terms, inTime))
      }),
      { numRuns: 40 },
    )
  })

  it('stands where it would if every entry replayed it from its start', () => {
    fc.assert(
      fc.property(anyTerms, anyDownPayment, anyPayments, anyDisturbance, fc.nat(5), (plain, downPayment, payments, disturbance, place) => {
        const terms = plain.engine === 'cumulative' ? plain : { ...plain, ...downPayment }
        const events = payments.map((payment) => repayment(payment)).toSpliced(place % (payments.length + 1), 0, disturbance)
        const goingOn = openLoan(terms)
        const fromItsStart = openLoan(terms)
        for (const event of events) {
          applyEvent(goingOn, event)
          fromItsStart.standing = null
          applyEvent(fromItsStart, event)
          expect(stateOf(goingOn)).toEqual(stateOf(fromItsStart))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('stands as if a payment that was reversed had never been made', () => {
    fc.assert(
      fc.property(anyTerms, anyPayments, fc.nat(5), (terms, payments, index) => {
        fc.pre(payments.length > 0)
        const wrong = payments[index % payments.length]!
        const reversed: LoanEvent = { type: 'reverse', nth: 1, what: 'repayment', madeOn: day(wrong.afterDays), recordedOn: lastDay }
        const others = payments.filter((payment) => payment !== wrong).map((payment) => repayment(payment))
        expect(standing(terms, [...payments.map((payment) => repayment(payment)), reversed])).toEqual(standing(terms, others))
      }),
      { numRuns: 40 },
    )
  })

  it('does not mind in which order charges come that have nothing to do with each other', () => {
    fc.assert(
      fc.property(
        anyTerms,
        anyPayments,
        fc.integer({ min: 1, max: 350 }),
        fc.integer({ min: 1, max: 350 }),
        (terms, payments, one, other) => {
          const paid = payments.map((payment) => repayment(payment))
          const [fee, penalty] = [charge('fee', one), charge('penalty', other)]
          expect(standing(terms, [...paid, fee, penalty])).toEqual(standing(terms, [...paid, penalty, fee]))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('stands as if a charge had never been waived when the waiver is taken back', () => {
    fc.assert(
      fc.property(anyTerms, anyPayments, fc.integer({ min: 1, max: 350 }), (terms, payments, afterDays) => {
        const fee = charge('fee', afterDays, disbursedOn)
        const paid = payments.map((payment) => repayment(payment))
        const waived: LoanEvent[] = [
          fee,
          { type: 'waive_charge', ofChargeNumber: 1, recordedOn: disbursedOn },
          { type: 'reverse', nth: 1, what: 'waive_loan_charges', madeOn: disbursedOn, recordedOn: disbursedOn },
        ]
        expect(standing(terms, [...waived, ...paid])).toEqual(standing(terms, [fee, ...paid]))
      }),
      { numRuns: 40 },
    )
  })

  it('accounts for every cent that was lent and every cent that was paid, and nothing is negative', () => {
    fc.assert(
      fc.property(anyTerms, anyPayments, anyCharges, (terms, payments, charges) => {
        const account = loanWith(terms, [...chargeEvents(charges), ...payments.map((payment) => repayment(payment, lastDay))])
        const rows = showSchedule(account)
        const total = (type: LoanTransaction['type']) =>
          account.transactions.reduce((sum, one) => sum + (one.type === type ? one.amountMinor : 0), 0)
        const paid = total('repayment') + total('charge_adjustment')
        expect(rows.reduce((sum, row) => sum + row.principal, 0)).toBe(lentMinor)
        expect(rows.reduce((sum, row) => sum + row.paidMinor, 0) + account.book!.overpaidMinor).toBe(paid)
        const outstandingMinor = rows.reduce((sum, row) => sum + row.outstandingMinor, 0)
        expect(rows.reduce((sum, row) => sum + row.totalMinor - row.paidMinor, 0)).toBe(outstandingMinor + total('waive_loan_charges'))
        for (const row of rows) {
          expect(row.totalMinor).toBe(row.principal + row.interest + row.fee + row.penalty)
          expect(Math.min(row.principal, row.interest, row.paidMinor, row.outstandingMinor, row.balanceMinor)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 40 },
    )
  })
})
