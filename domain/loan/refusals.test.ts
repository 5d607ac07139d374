import { describe } from 'vitest'
import { calculate } from '#domain/calculations/catalogue.ts'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { readSamples } from '#test/samples/run-samples.ts'

const { terms } = readSamples('loan-timeline').find(({ id }) => id === 'lend-evt-049')!.inputs as { terms: object }

const date = '2024-01-01'
const disburse = { type: 'disburse', date, amount: '100.00' }
const fee = { type: 'add_charge', kind: 'fee', due_date: '2024-01-10', amount: '5.00' }
const giveBack = (amount: string) => ({ type: 'charge_adjustment', date: '2024-01-02', amount, of_charge_nr: 1 })
const waive = { type: 'waive_charge', of_charge_nr: 1 }

const income = { type: 'capitalized_income', date, amount: '20.00' }

const timeline = (...events: readonly object[]) => calculate('loan-timeline', { terms, timeline: [disburse, ...events] })

describe('events of a loan', () => {
  itRefuses([
    [
      'anything before money was paid out',
      () => calculate('loan-timeline', { terms, timeline: [{ type: 'pay_off', date }] }),
      'LOAN_NOT_DISBURSED',
      'timeline.0.timeline',
      'the first event disburses',
    ],
    [
      'to take back a transaction that was never made',
      () => timeline({ type: 'reverse', nth: 9, what: 'repayment', made_on: date }),
      'LOAN_TRANSACTION_UNKNOWN',
      'timeline.1.nth',
      'a transaction of that type made on that day',
    ],
    [
      'to waive a charge that was never added',
      () => timeline(waive),
      'LOAN_CHARGE_UNKNOWN',
      'timeline.1.of_charge_nr',
      'a charge that was added',
    ],
    [
      'to waive a charge twice',
      () => timeline(fee, waive, waive),
      'LOAN_AMOUNT_TOO_HIGH',
      'timeline.3.of_charge_nr',
      'a charge of which something is open',
    ],
    [
      'to give back more than the charge',
      () => timeline(fee, giveBack('3.00'), giveBack('2.01')),
      'LOAN_AMOUNT_TOO_HIGH',
      'timeline.3.amount',
      'no more than is left of the charge',
    ],
    [
      'to give back more than the income that was capitalised',
      () => timeline(income, { ...income, type: 'capitalized_income_adjustment', amount: '20.01' }),
      'LOAN_AMOUNT_TOO_HIGH',
      'timeline.2.amount',
      'no more than is left of the income',
    ],
    [
      'to give back a buy-down fee that was never taken',
      () => timeline({ type: 'buy_down_fee_adjustment', date, amount: '1.00' }),
      'LOAN_TRANSACTION_UNKNOWN',
      'timeline.1.of_nr',
      'income that was added',
    ],
    [
      'to take back income of which some was given back',
      () =>
        timeline(
          income,
          { ...income, type: 'capitalized_income_adjustment' },
          { type: 'reverse', nth: 1, what: income.type, made_on: date },
        ),
      'LOAN_TRANSACTION_IN_USE',
      'timeline.3.nth',
      'income of which nothing was given back',
    ],
  ])
})
