/** Where an account stands: on the balance sheet, in profit and loss, or off the balance sheet (memo). */
export type AccountKind = 'asset' | 'liability' | 'income' | 'expense' | 'memo'

type RoleEntry = {
  kind: AccountKind
  /** Of whom an account is kept one by one, under a control account of the general ledger. */
  per?: 'contract' | 'case'
  /** The side on which each of those accounts must stay: no more principal repaid than lent, no more paid out than deposited. */
  stays?: 'debit' | 'credit'
}

/**
 * The chart of accounts, by what an account is for; there is one of each a product and currency. The same list stands in the table
 * `ledger_role`, and a test compares the two. A new role is a line here and a migration.
 */
export const ledgerRoles = {
  loans_receivable: { kind: 'asset', per: 'contract', stays: 'debit' },
  // Interest is repaid before the accrual of the same day is booked, so these may cross zero.
  interest_receivable: { kind: 'asset', per: 'contract' },
  fees_receivable: { kind: 'asset', per: 'contract' },
  penalties_receivable: { kind: 'asset', per: 'contract' },
  /** The lender's own account at its bank. */
  settlement_account: { kind: 'asset' },

  /** Paid out by us, not yet settled by the bank. */
  payout_clearing: { kind: 'liability' },
  /** Received for us, not yet settled; the fund source of repayments and refunds. */
  payment_clearing: { kind: 'liability' },
  overpayment: { kind: 'liability', per: 'contract', stays: 'credit' },
  /** Capitalised income and buy-down fees that are still to be earned. */
  deferred_income: { kind: 'liability', per: 'contract', stays: 'credit' },
  iof_payable: { kind: 'liability' },
  withholding_tax_payable: { kind: 'liability' },
  customer_deposit: { kind: 'liability', per: 'contract', stays: 'credit' },
  deposit_interest_payable: { kind: 'liability', per: 'contract' },

  interest_income: { kind: 'income' },
  fee_income: { kind: 'income' },
  penalty_income: { kind: 'income' },
  /** Money received on loans that were charged off or written off. */
  recovery_income: { kind: 'income' },
  capitalized_income: { kind: 'income' },
  buy_down_income: { kind: 'income' },
  /** Income taken back when a loan is charged off, by portion. */
  charged_off_interest: { kind: 'income' },
  charged_off_fees: { kind: 'income' },
  charged_off_penalties: { kind: 'income' },
  /** Income forgone as goodwill, by portion. */
  goodwill_interest: { kind: 'income' },
  goodwill_fees: { kind: 'income' },
  goodwill_penalties: { kind: 'income' },
  early_withdrawal_income: { kind: 'income' },

  charge_off_expense: { kind: 'expense' },
  fraud_charge_off_expense: { kind: 'expense' },
  write_off_expense: { kind: 'expense' },
  goodwill_expense: { kind: 'expense' },
  /** Fees of a merchant for a lower rate of the customer, which the lender claims outside the loan. */
  buy_down_expense: { kind: 'expense' },
  deposit_interest_expense: { kind: 'expense' },

  /** What the lender has bound itself to lend; before there is a contract, so it is kept by case. */
  memo_loan_commitment: { kind: 'memo', per: 'case', stays: 'debit' },
  memo_commitment_contra: { kind: 'memo' },
} as const satisfies Record<string, RoleEntry>

export type LedgerRole = keyof typeof ledgerRoles

export function isLedgerRole(value: string): value is LedgerRole {
  return Object.hasOwn(ledgerRoles, value)
}

export function roleEntryOf(role: LedgerRole): RoleEntry {
  return ledgerRoles[role]
}
