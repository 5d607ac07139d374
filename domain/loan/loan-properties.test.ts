import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMinor } from '#domain/money/minor.ts'
import {
  anyCharges,
  anyDisturbance,
  anyDownPayment,
  anyIncome,
  anyPayments,
  anyTerms,
  charge,
  chargeEvents,
  day,
  disbursedOn,
  incomeAdded,
  incomeEvents,
  lastDay,
  lentMinor,
  loanWith,
  openLoan,
  repayment,
  standing,
  stateOf,
} from '#test/rules/any-loan.ts'
import { applyEvent } from './apply-event.ts'
import type { LoanAccount } from './loan-account.ts'
import type { LoanEvent } from './loan-event.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { payOffQuote } from './pay-off-quote.ts'
import { showSchedule } from './show-loan.ts'

const outstanding = (account: LoanAccount) => account.book!.instalments.reduce((sum, one) => sum + one.outstandingMinor, 0)

const anyProgressive = anyTerms.filter(({ engine }) => engine === 'progressive')

const anyRecalculating = anyTerms.filter(({ recalculation }) => recalculation !== null)

const totalOf = (transactions: readonly LoanTransaction[], ...types: LoanTransaction['type'][]) =>
  transactions.reduce((sum, { type, isReversed, amountMinor }) => sum + (types.includes(type) && !isReversed ? amountMinor : 0), 0)

const netAmortized = ({ amortizations }: LoanAccount) =>
  totalOf(amortizations, 'capitalized_income_amortization', 'buy_down_fee_amortization') -
  totalOf(amortizations, 'capitalized_income_amortization_adjustment', 'buy_down_fee_amortization_adjustment')

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
        const amountMinor = parseMinor(payOffQuote(account, on))
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
        fc.pre(plain.engine === 'progressive' || disturbance.type !== 'capitalized_income')
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

  it('stands as if income that was capitalised late had been in time', () => {
    fc.assert(
      fc.property(anyProgressive, anyPayments, anyIncome, (terms, payments, stories) => {
        const income = stories.filter(({ type }) => type === 'capitalized_income')
        const paid = payments.map((payment) => repayment(payment))
        // Of one day, what was entered late follows what had been entered before it.
        const inTime = [...paid, ...income.map((story) => incomeAdded(story))].toSorted((one, other) =>
          one.recordedOn.localeCompare(other.recordedOn),
        )
        expect(standing(terms, [...paid, ...income.map((story) => incomeAdded(story, lastDay))])).toEqual(standing(terms, inTime))
      }),
      { numRuns: 40 },
    )
  })

  it('stands as if income that was taken back had never been added, and nothing of it stays earned', () => {
    fc.assert(
      fc.property(anyProgressive, anyPayments, anyIncome, (terms, payments, income) => {
        const paid = payments.map((payment) => repayment(payment))
        const reversals = income.map(({ type, afterDays }): LoanEvent => ({
          type: 'reverse',
          nth: 1,
          what: type,
          madeOn: day(afterDays),
          recordedOn: lastDay,
        }))
        const added = income.map((story) => incomeAdded(story))
        expect(standing(terms, [...added, ...paid, ...reversals])).toEqual(standing(terms, paid))
        const account = loanWith(terms, [...added, { type: 'close_of_business', businessDate: day(40), recordedOn: day(40) }, ...reversals])
        applyEvent(account, { type: 'pay_off', on: lastDay, recordedOn: lastDay })
        expect(netAmortized(account)).toBe(0)
      }),
      { numRuns: 40 },
    )
  })

  it('asks for principal alone, and has earned no more than was paid, once open interest is waived with a re-ageing; taken back, it stands as before', () => {
    fc.assert(
      fc.property(anyRecalculating, anyPayments, fc.integer({ min: 1, max: 330 }), (terms, payments, afterDays) => {
        const on = day(afterDays)
        const paid = payments.filter((payment) => payment.afterDays < afterDays).map((payment) => repayment(payment))
        const account = loanWith(terms, [...paid, { type: 'close_of_business', businessDate: on, recordedOn: on }])
        fc.pre(account.status === 'active')
        const parameters = {
          startsOn: on,
          numberOfInstalments: 3,
          every: 1,
          unit: 'months',
          equalInterest: null,
          waivesInterest: true,
        } as const
        const reAged: LoanEvent = { type: 're_age', recordedOn: on, parameters }
        applyEvent(account, reAged)
        const principal = account.book!.instalments.reduce((sum, one) => sum + one.outstanding('principal'), 0)
        expect(payOffQuote(account, on)).toBe(principal)
        applyEvent(account, { type: 'pay_off', on, recordedOn: on })
        const { accruals, transactions } = account
        const earned = totalOf(accruals, 'accrual') - totalOf(accruals, 'accrual_adjustment') - totalOf(transactions, 'interest_waive')
        expect(earned).toBe(showSchedule(account).reduce((sum, { interest }) => sum + interest, 0))
        const takenBack: LoanEvent = { type: 'reverse', nth: 1, what: 're_age', madeOn: on, recordedOn: on }
        expect(standing(terms, [...paid, reAged, takenBack])).toEqual(standing(terms, paid))
      }),
      { numRuns: 40 },
    )
  })

  it('has earned all income that was put off and not given back once it is paid off, whenever days were closed', () => {
    fc.assert(
      fc.property(anyProgressive, anyIncome, fc.integer({ min: 30, max: 60 }), fc.boolean(), (terms, income, closedAfter, isChargedOff) => {
        const on = day(closedAfter)
        const account = loanWith(terms, [...incomeEvents(income), { type: 'close_of_business', businessDate: on, recordedOn: on }])
        if (isChargedOff) applyEvent(account, { type: 'charge_off', on, recordedOn: on })
        else applyEvent(account, { type: 'pay_off', on, recordedOn: on })
        const { transactions } = account
        const given = totalOf(transactions, 'capitalized_income_adjustment', 'buy_down_fee_adjustment')
        expect(netAmortized(account)).toBe(totalOf(transactions, 'capitalized_income', 'buy_down_fee') - given)
      }),
      { numRuns: 40 },
    )
  })

  it('accounts for every cent that was lent and every cent that was paid, and nothing is negative', () => {
    fc.assert(
      fc.property(anyTerms, anyPayments, anyCharges, anyIncome, (terms, payments, charges, income) => {
        const account = loanWith(terms, [
          ...(terms.engine === 'progressive' ? incomeEvents(income) : []),
          ...chargeEvents(charges),
          ...payments.map((payment) => repayment(payment, lastDay)),
        ])
        const rows = showSchedule(account)
        const { transactions } = account
        const paid = totalOf(transactions, 'repayment', 'charge_adjustment', 'capitalized_income_adjustment')
        expect(rows.reduce((sum, row) => sum + row.principal, 0)).toBe(lentMinor + totalOf(transactions, 'capitalized_income'))
        expect(rows.reduce((sum, row) => sum + row.paidMinor, 0) + account.book!.overpaidMinor).toBe(paid)
        const waived = totalOf(transactions, 'waive_loan_charges')
        const outstandingMinor = rows.reduce((sum, row) => sum + row.outstandingMinor, 0)
        expect(rows.reduce((sum, row) => sum + row.totalMinor - row.paidMinor, 0)).toBe(outstandingMinor + waived)
        for (const row of rows) {
          expect(row.totalMinor).toBe(row.principal + row.interest + row.fee + row.penalty)
          expect(Math.min(row.principal, row.interest, row.paidMinor, row.outstandingMinor, row.balanceMinor)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 40 },
    )
  })
})
