import { describe } from 'vitest'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { accountCode, generalAccountCode } from './account-code.ts'
import type { Accounting } from './accounting.ts'
import type { AccountReference } from './ledger-entry.ts'
import type { LedgerRole } from './ledger-role.ts'
import { linesOf } from './lines-of.ts'

const id = '0198c1d2-0000-7000-8000-000000000001'
const holder = { product: 'personal-loan-br', currency: 'BRL', contractId: id, caseId: id }
const account = (changes: Partial<AccountReference>) => accountCode({ ...holder, role: 'loans_receivable', ...changes })
const loan: Accounting = {
  code: 'loan',
  transactions: { repayment: [{ when: [], post: { principal: { debit: 'payment_clearing', credit: 'loans_receivable' } } }] },
}
const repayment = (portionsMinor: Record<string, number>) => linesOf(loan, holder, { transaction: 'repayment', portionsMinor })
const whose = 'the id of whose account it is'

describe('accounts and postings', () => {
  itRefuses([
    [
      'a role that the chart does not have',
      () => account({ role: 'petty_cash' as LedgerRole }),
      'LEDGER_ACCOUNT_UNKNOWN',
      'role',
      'a role of the chart of accounts',
    ],
    [
      'a role that every object has',
      () => generalAccountCode({ ...holder, role: 'toString' as LedgerRole }),
      'LEDGER_ACCOUNT_UNKNOWN',
      'role',
      'a role of the chart of accounts',
    ],
    [
      'a product that is no code',
      () => account({ product: 'Personal Loan' }),
      'LEDGER_ACCOUNT_UNKNOWN',
      'product',
      'the code of a product',
    ],
    ['a product that ends in a dash', () => account({ product: 'loan-' }), 'LEDGER_ACCOUNT_UNKNOWN', 'product', 'the code of a product'],
    ['a currency that does not exist', () => account({ currency: 'XXX' }), 'CURRENCY_UNKNOWN', 'currency', 'an ISO 4217 code'],
    ['an account of a contract without one', () => account({ contractId: undefined }), 'LEDGER_ACCOUNT_NEEDS_HOLDER', 'contractId', whose],
    ['an account of a contract that is no id', () => account({ contractId: '1' }), 'LEDGER_ACCOUNT_NEEDS_HOLDER', 'contractId', whose],
    [
      'an account of a case without one',
      () => account({ role: 'memo_loan_commitment', caseId: undefined }),
      'LEDGER_ACCOUNT_NEEDS_HOLDER',
      'caseId',
      whose,
    ],
    [
      'a transaction that is not accounted for',
      () => linesOf(loan, holder, { transaction: 'gift', portionsMinor: {} }),
      'LEDGER_POSTING_UNKNOWN',
      'transaction',
      'one that the accounting posts',
    ],
    [
      'a portion that is not accounted for',
      () => repayment({ tip: 1 }),
      'LEDGER_POSTING_UNKNOWN',
      'portionsMinor',
      'portions that the accounting posts',
    ],
    ['a portion below nothing', () => repayment({ principal: -1 }), 'AMOUNT_OUT_OF_RANGE', 'principal', 'at least 0 minor units'],
    [
      'half a cent',
      () => repayment({ principal: 0.5 }),
      'AMOUNT_NOT_WHOLE_MINOR_UNITS',
      'principal',
      'a whole number of minor units, at most 2^53 − 1',
    ],
  ])
})
