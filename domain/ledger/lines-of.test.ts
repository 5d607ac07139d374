import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AppError } from '#domain/errors.ts'
import { type Accounting, circumstances, parseAccounting } from './accounting.ts'
import type { EntryLine } from './ledger-entry.ts'
import { roleEntryOf } from './ledger-role.ts'
import { linesOf } from './lines-of.ts'

const read = (name: string): Accounting =>
  parseAccounting(JSON.parse(readFileSync(new URL(`../../products/accounting/${name}.json`, import.meta.url), 'utf8')))
const accountings = [read('loan'), read('deposit')] as const
const [loan, deposit] = accountings
const holder = { product: 'personal-loan-br', currency: 'BRL', contractId: 'contract', caseId: 'case' }

const signed = (line: EntryLine): [string, number] => [line.account.role, 'debitMinor' in line ? line.debitMinor : 0 - line.creditMinor]

describe('the accounting of a loan', () => {
  it('turns a disbursement into a receivable of the financed amount, the payout, the tax and the fee', () => {
    const lines = linesOf(loan, holder, { transaction: 'disbursement', portionsMinor: { net: 500_000, iof: 9_417, fees: 1500 } })
    expect(lines.map(signed)).toEqual([
      ['loans_receivable', 510_917],
      ['payout_clearing', -500_000],
      ['iof_payable', -9417],
      ['fee_income', -1500],
    ])
    expect(lines[0]!.account).toEqual({ role: 'loans_receivable', ...holder })
  })

  it('leaves out what is nothing', () => {
    const lines = linesOf(loan, holder, { transaction: 'disbursement', portionsMinor: { net: 500_000, iof: 9_417, fees: 0 } })
    expect(lines.map(signed).map(([role]) => role)).toEqual(['loans_receivable', 'payout_clearing', 'iof_payable'])
    expect(linesOf(loan, holder, { transaction: 'repayment', portionsMinor: { principal: 0 } })).toEqual([])
  })

  it('puts the end of a commitment beside the disbursement in one entry', () => {
    const lines = linesOf(
      loan,
      holder,
      { transaction: 'disbursement', portionsMinor: { net: 90, iof: 7, fees: 3 } },
      { transaction: 'commitment_release', portionsMinor: { amount: 100 } },
    )
    expect(lines.map(signed)).toEqual([
      ['loans_receivable', 100],
      ['memo_commitment_contra', 100],
      ['payout_clearing', -90],
      ['iof_payable', -7],
      ['fee_income', -3],
      ['memo_loan_commitment', -100],
    ])
  })

  it('takes the first case that applies: a charged-off loan brings recovery, fraud has an expense of its own', () => {
    const portionsMinor = { principal: 10 }
    const creditOf = (transaction: string, ...special: (typeof circumstances)[number][]) =>
      signed(linesOf(loan, holder, { transaction, portionsMinor, circumstances: special })[1]!)[0]
    expect(creditOf('repayment')).toBe('loans_receivable')
    expect(creditOf('repayment', 'charged_off')).toBe('recovery_income')
    expect(creditOf('repayment', 'charged_off', 'fraud')).toBe('recovery_income')
    expect(creditOf('payout_refund', 'charged_off')).toBe('charge_off_expense')
    expect(creditOf('payout_refund', 'fraud', 'charged_off')).toBe('fraud_charge_off_expense')
  })

  it.each([
    ['a transaction', { transaction: 'gift', portionsMinor: { amount: 1 } }],
    ['a transaction named like something every object has', { transaction: 'constructor', portionsMinor: { amount: 1 } }],
    ['a portion', { transaction: 'repayment', portionsMinor: { principal: 1, tip: 1 } }],
    ['a portion named like something every object has', { transaction: 'repayment', portionsMinor: { toString: 1 } }],
  ])('refuses %s that it does not know, rather than drop money', (_, transaction) => {
    expect(() => linesOf(loan, holder, transaction)).toThrow(expect.objectContaining({ code: 'LEDGER_POSTING_UNKNOWN' }) as AppError)
  })

  it('refuses a negative portion', () => {
    const repayment = { transaction: 'repayment', portionsMinor: { principal: -1 } }
    expect(() => linesOf(loan, holder, repayment)).toThrow(expect.objectContaining({ code: 'AMOUNT_OUT_OF_RANGE' }) as AppError)
  })
})

describe('the accounting of a deposit', () => {
  it('posts interest to the account and withholds the tax from it', () => {
    const posting = { transaction: 'interest_posting', portionsMinor: { interest: 1000, tax: 225 } }
    expect(linesOf(deposit, holder, posting).map(signed)).toEqual([
      ['deposit_interest_payable', 1000],
      ['customer_deposit', 225],
      ['customer_deposit', -1000],
      ['withholding_tax_payable', -225],
    ])
  })
})

describe('every transaction of every accounting, in any circumstances and amounts', () => {
  const transactions = accountings.flatMap((accounting) =>
    Object.entries(accounting.transactions).flatMap(([transaction, cases]) =>
      cases.map((one) => ({ accounting, transaction, portions: Object.keys(one.post), when: one.when })),
    ),
  )
  const posting = fc.constantFrom(...transactions).chain(({ accounting, transaction, portions, when }) =>
    fc.record({
      accounting: fc.constant(accounting),
      transaction: fc.constant(transaction),
      circumstances: fc.subarray([...circumstances]).map((others) => [...new Set([...when, ...others])]),
      amounts: fc.array(fc.integer({ min: 0, max: 1_000_000_000_00 }), { minLength: portions.length, maxLength: portions.length }),
      portions: fc.constant(portions),
    }),
  )

  it('balances on the balance sheet and off it, adds up to its portions, and has each account once a side', () => {
    fc.assert(
      fc.property(posting, ({ accounting, transaction, circumstances, portions, amounts }) => {
        const portionsMinor = Object.fromEntries(portions.map((portion, index) => [portion, amounts[index]!]))
        const lines = linesOf(accounting, holder, { transaction, portionsMinor, circumstances })
        const isMemo = (line: EntryLine) => roleEntryOf(line.account.role).kind === 'memo'
        const total = (some: EntryLine[]) => some.map(signed).reduce((sum, [, amount]) => sum + amount, 0)
        const debits = lines.filter((line) => 'debitMinor' in line)
        expect(total(lines.filter(isMemo))).toBe(0)
        expect(total(lines.filter((line) => !isMemo(line)))).toBe(0)
        expect(total(debits)).toBe(amounts.reduce((sum, amount) => sum + amount, 0))
        const sides = lines.map((line) => `${line.account.role} ${'debitMinor' in line}`)
        expect(new Set(sides).size).toBe(sides.length)
      }),
    )
  })

  it('is undone by the transaction that is its opposite', () => {
    const opposites = [
      ['commitment', 'commitment_release'],
      ['accrual', 'accrual_adjustment'],
      ['repayment', 'chargeback'],
      ['buy_down_fee', 'buy_down_fee_adjustment'],
    ] as const
    for (const [forth, back] of opposites) {
      const portions = Object.keys(loan.transactions[forth]!.at(-1)!.post)
      const portionsMinor = Object.fromEntries(portions.map((portion, index) => [portion, 100 + index]))
      const net = new Map<string, number>()
      for (const [role, amount] of linesOf(loan, holder, { transaction: forth, portionsMinor }, { transaction: back, portionsMinor }).map(
        signed,
      ))
        net.set(role, (net.get(role) ?? 0) + amount)
      expect([...net.values()].every((amount) => amount === 0)).toBe(true)
    }
  })
})
