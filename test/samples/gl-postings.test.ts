import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Circumstance, parseAccounting } from '#domain/ledger/accounting.ts'
import type { EntryLine } from '#domain/ledger/ledger-entry.ts'
import { type LedgerRole, roleEntryOf } from '#domain/ledger/ledger-role.ts'
import { linesOf } from '#domain/ledger/lines-of.ts'

type PublishedLine = { account_type: string; account: string; side: 'debit' | 'credit'; amount: string }
type Published = { id: string; transaction: string; portions: Record<string, string> | null; lines: PublishedLine[] }

/** The published cases' own chart: several of our roles are one account there. */
const accountOf: Partial<Record<LedgerRole, string>> = {
  loans_receivable: 'Loans Receivable',
  interest_receivable: 'Interest/Fee Receivable',
  fees_receivable: 'Interest/Fee Receivable',
  penalties_receivable: 'Interest/Fee Receivable',
  payment_clearing: 'Suspense/Clearing account',
  overpayment: 'Overpayment account',
  deferred_income: 'Deferred Capitalized Income',
  interest_income: 'Interest Income',
  fee_income: 'Fee Income',
  penalty_income: 'Fee Income',
  buy_down_income: 'Fee Income',
  recovery_income: 'Recoveries',
  capitalized_income: 'Recoveries',
  charged_off_interest: 'Interest Income Charge Off',
  charged_off_fees: 'Fee Charge Off',
  charged_off_penalties: 'Fee Charge Off',
  goodwill_interest: 'Interest Income Charge Off',
  goodwill_fees: 'Fee Charge Off',
  goodwill_penalties: 'Fee Charge Off',
  charge_off_expense: 'Credit Loss/Bad Debt',
  fraud_charge_off_expense: 'Credit Loss/Bad Debt-Fraud',
  write_off_expense: 'Written off',
  goodwill_expense: 'Goodwill Expense Account',
  buy_down_expense: 'Buy Down Expense',
}

/** Transactions that are not about the portions of a loan but about an amount of deferred income. */
const ofAnAmount = [
  'capitalized_income',
  'buy_down_fee',
  'buy_down_fee_adjustment',
  'buy_down_fee_amortization',
  'capitalized_income_amortization',
]

type Unstated = { portions?: Record<string, string>; circumstances?: Circumstance[] }

/** What the published lines show but the case does not state. */
const unstated: Record<string, Unstated> = {
  'lend-gl-009': { circumstances: ['charged_off'] },
  'lend-gl-015': { portions: { principal: '9.71', interest: '0.29', overpayment: '5.00' } },
  'lend-gl-018': { circumstances: ['charged_off'] },
  'lend-gl-026': { portions: { principal: '250.00', fees: '30.00' }, circumstances: ['charged_off'] },
  'lend-gl-029': { portions: { principal: '10.00' } },
  'lend-gl-030': { portions: { principal: '66.86', interest: '0.59' } },
  'lend-gl-033': { portions: { principal: '750.00' }, circumstances: ['fraud'] },
  'lend-gl-034': { portions: { principal: '1000.00', interest: '30.00', fees: '63.00', penalties: '50.00' }, circumstances: ['fraud'] },
  'lend-gl-035': { portions: { principal: '100.00', interest: '1.17' }, circumstances: ['fraud'] },
  'lend-gl-043': { portions: { principal: '100.00', overpayment: '250.00' }, circumstances: ['charged_off'] },
  'lend-gl-046': { portions: { principal: '300.00', overpayment: '100.00' } },
  'lend-gl-050': { portions: { principal: '277.00', interest: '10.00', fees: '13.00' }, circumstances: ['charged_off'] },
  'lend-gl-059': { circumstances: ['charged_off'] },
  'lend-gl-067': { portions: { principal: '367.00', interest: '20.00', fees: '113.00' }, circumstances: ['charged_off', 'fraud'] },
  'lend-gl-076': { portions: { principal: '1000.00', interest: '12.22' }, circumstances: ['charged_off'] },
  'gl-more-3': { circumstances: ['charged_off'] },
  'gl-more-5': { circumstances: ['fraud'] },
  'gl-more-7': { circumstances: ['merchant_fee'] },
  'gl-more-8': { circumstances: ['merchant_fee'] },
  'lend-gl-079': { portions: { principal: '1000.00', interest: '25.13' }, circumstances: ['bad_debt'] },
}

const loan = parseAccounting(JSON.parse(readFileSync(new URL('../../products/accounting/loan.json', import.meta.url), 'utf8')))
const cases = ['gl-postings.jsonl', 'gl-postings-more.jsonl'].flatMap((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Published),
)

describe('the published postings of loan transactions', () => {
  it.each(cases.map((one) => [one.id, one.transaction, one] as const))(
    '%s: %s moves the same accounts on the same sides',
    (id, transaction, published) => {
      const { circumstances = [] } = unstated[id] ?? {}
      const lines = linesOf(loan, { product: 'p', currency: 'USD' }, { transaction, portionsMinor: portionsOf(published), circumstances })
      expect(totalsOf(lines.map(toPublished))).toEqual(totalsOf(published.lines))
    },
  )
})

/** The portions of the loan; what of the amount is none of them was paid too much. */
function portionsOf({ id, transaction, portions }: Published): Record<string, number> {
  const given = unstated[id]?.portions ?? portions ?? {}
  const { amount, ...parts } = Object.fromEntries(Object.entries(given).map(([portion, text]) => [portion, cents(text)]))
  if (ofAnAmount.includes(transaction)) return { amount: amount! }
  const rest = amount === undefined ? 0 : Object.values(parts).reduce((left, part) => left - part, amount)
  return rest === 0 ? parts : { ...parts, overpayment: rest }
}

function toPublished(line: EntryLine): PublishedLine {
  const { role } = line.account
  const [side, amountMinor] = 'debitMinor' in line ? (['debit', line.debitMinor] as const) : (['credit', line.creditMinor] as const)
  return { account_type: roleEntryOf(role).kind, account: accountOf[role] ?? role, side, amount: (amountMinor / 100).toFixed(2) }
}

function totalsOf(lines: PublishedLine[]): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const { account_type, account, side, amount } of lines) {
    const name = `${side} ${account_type} ${account}`
    totals[name] = (totals[name] ?? 0) + cents(amount)
  }
  return totals
}

function cents(text: string): number {
  return Math.round(Number(text) * 100)
}
