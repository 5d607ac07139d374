import { describe, expect, it } from 'vitest'
import { accountCode, generalAccountCode } from './account-code.ts'
import { isLedgerRole, roleEntryOf } from './ledger-role.ts'

const [contractId, caseId] = ['0198c1d2-0000-7000-8000-00000000000a', '0198c1d2-0000-7000-8000-00000000000b']
const holder = { product: 'personal-loan-br', currency: 'BRL', contractId, caseId }

describe('the code of an account', () => {
  it('names the contract or the case where the role is kept for each, and nobody in the general ledger', () => {
    expect(accountCode({ ...holder, role: 'loans_receivable' })).toBe(`BRL/personal-loan-br/loans_receivable/${contractId}`)
    expect(accountCode({ ...holder, role: 'memo_loan_commitment' })).toBe(`BRL/personal-loan-br/memo_loan_commitment/${caseId}`)
    expect(accountCode({ ...holder, role: 'fee_income' })).toBe('BRL/personal-loan-br/fee_income')
    expect(accountCode({ role: 'fee_income', product: 'fd1', currency: 'INR' })).toBe('INR/fd1/fee_income')
  })

  it('is under its account of the general ledger', () => {
    expect(generalAccountCode({ ...holder, role: 'loans_receivable' })).toBe('BRL/personal-loan-br/loans_receivable')
  })
})

describe('a role of the chart of accounts', () => {
  it('is known by its name alone', () => {
    expect([isLedgerRole('fee_income'), isLedgerRole('toString'), isLedgerRole('petty_cash')]).toEqual([true, false, false])
    expect(roleEntryOf('fee_income')).toEqual({ kind: 'income' })
    expect(roleEntryOf('memo_loan_commitment')).toEqual({ kind: 'memo', per: 'case', stays: 'debit' })
  })
})
