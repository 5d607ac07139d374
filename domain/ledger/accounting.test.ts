import { describe, expect, it } from 'vitest'
import type { AppError } from '#domain/errors.ts'
import { parseAccounting } from './accounting.ts'

const good = {
  code: 'loan',
  transactions: { repayment: [{ when: [], post: { principal: { debit: 'payment_clearing', credit: 'loans_receivable' } } }] },
}
const withRepayment = (...cases: unknown[]) => ({ ...good, transactions: { repayment: cases } })
const principal = (debit: string, credit: string) => ({ principal: { debit, credit } })
const rest = { when: [], post: principal('payment_clearing', 'loans_receivable') }

describe('an accounting', () => {
  it('is read from data', () => {
    expect(parseAccounting(good)).toEqual(good)
  })

  it.each<[string, unknown, string]>([
    [
      'an account that the chart does not have',
      withRepayment({ when: [], post: principal('petty_cash', 'loans_receivable') }),
      'a role of the chart',
    ],
    [
      'the same account on both sides',
      withRepayment({ when: [], post: principal('overpayment', 'overpayment') }),
      'two different accounts',
    ],
    [
      'a memo account against the balance sheet',
      withRepayment({ when: [], post: principal('memo_loan_commitment', 'loans_receivable') }),
      'off it',
    ],
    ['no case for the rest', withRepayment({ ...rest, when: ['charged_off'] }), 'the last case'],
    ['a case that can never be reached', withRepayment(rest, { ...rest, when: ['charged_off'] }), 'the last case'],
    ['no case at all', withRepayment(), 'transactions.repayment'],
    ['a circumstance that nobody knows', withRepayment({ ...rest, when: ['late'] }, rest), 'transactions.repayment.0.when.0'],
    ['a member too many', { ...good, note: 'x' }, 'note'],
  ])('is refused with %s, naming the place', (_, value, problem) => {
    const refusal = { code: 'ACCOUNTING_MALFORMED', details: { problems: [expect.stringContaining(problem) as string] } }
    expect(() => parseAccounting(value)).toThrow(expect.objectContaining(refusal) as AppError)
  })
})
