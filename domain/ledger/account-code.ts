import { AppError } from '#domain/errors.ts'
import { parseCurrency } from '#domain/money/currency.ts'
import type { AccountReference } from './ledger-entry.ts'
import { isLedgerRole, roleEntryOf } from './ledger-role.ts'

const productCode = /^[a-z0-9]+(-[a-z0-9]+)*$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The one spelling of an account: currency/product/role, and the holder after it where the role is kept for each contract or case.
 * Example: `BRL/personal-loan-br/loans_receivable/0198c1d2-…`. Letters, digits, `-`, `_` and `/` only.
 */
export function accountCode(account: AccountReference): string {
  const general = generalAccountCode(account)
  const { per } = roleEntryOf(account.role)
  return per === undefined ? general : `${general}/${holderOf(account, per)}`
}

/** The account of the general ledger that this one is, or is under. */
export function generalAccountCode({ role, product, currency }: Pick<AccountReference, 'role' | 'product' | 'currency'>): string {
  if (!isLedgerRole(role)) throw new AppError('LEDGER_ACCOUNT_UNKNOWN', { field: 'role', rule: 'a role of the chart of accounts', role })
  if (!productCode.test(product)) throw new AppError('LEDGER_ACCOUNT_UNKNOWN', { field: 'product', rule: 'the code of a product' })
  return `${parseCurrency(currency)}/${product}/${role}`
}

function holderOf(account: AccountReference, per: 'contract' | 'case'): string {
  const holder = per === 'contract' ? account.contractId : account.caseId
  if (holder === undefined || !uuid.test(holder))
    throw new AppError('LEDGER_ACCOUNT_NEEDS_HOLDER', {
      field: per === 'contract' ? 'contractId' : 'caseId',
      rule: 'the id of whose account it is',
      role: account.role,
    })
  return holder
}
