import { AppError } from '#domain/errors.ts'
import { addMinor, type Minor, parseAmountFrom } from '#domain/money/minor.ts'
import type { Accounting, Circumstance } from './accounting.ts'
import type { AccountReference, EntryLine } from './ledger-entry.ts'
import type { LedgerRole } from './ledger-role.ts'

/** Something that happened to a contract, as far as the ledger is concerned. */
export type AccountedTransaction = {
  /** As the accounting names it: `disbursement`, `repayment`. */
  readonly transaction: string
  /** What the amount consists of: `{ principal: 79223, interest: 2137 }`. Portions of nothing may be left out. */
  readonly portionsMinor: Readonly<Record<string, number>>
  readonly circumstances?: readonly Circumstance[]
}

/** Whose accounts: the product and currency, and the contract or case where the role asks for one. */
export type AccountHolder = Omit<AccountReference, 'role'>

type Side = 'debit' | 'credit'

/**
 * The lines of the journal entry for one or more transactions, by the accounting of the product: one line for each account and side, debits
 * first. A portion that the accounting does not know is refused, never dropped.
 * Example: a repayment of 813.60 debits payment_clearing 813.60 and credits loans_receivable 792.23 and interest_receivable 21.37.
 */
export function linesOf(accounting: Accounting, holder: AccountHolder, ...transactions: readonly AccountedTransaction[]): EntryLine[] {
  const totals: Record<Side, Map<LedgerRole, Minor>> = { debit: new Map(), credit: new Map() }
  for (const { portionMinor, debit, credit } of transactions.flatMap((one) => postingsOf(accounting, one))) {
    add(totals.debit, debit, portionMinor)
    add(totals.credit, credit, portionMinor)
  }
  return [
    ...[...totals.debit].map(([role, debitMinor]) => ({ account: { ...holder, role }, debitMinor })),
    ...[...totals.credit].map(([role, creditMinor]) => ({ account: { ...holder, role }, creditMinor })),
  ]
}

function postingsOf(accounting: Accounting, { transaction, portionsMinor, circumstances = [] }: AccountedTransaction) {
  const cases = Object.hasOwn(accounting.transactions, transaction) ? accounting.transactions[transaction]! : []
  const found = cases.find(({ when }) => when.every((one) => circumstances.includes(one)))
  if (found === undefined)
    throw new AppError('LEDGER_POSTING_UNKNOWN', {
      field: 'transaction',
      rule: 'one that the accounting posts',
      accounting: accounting.code,
      transaction,
    })
  return Object.entries(portionsMinor)
    .map(([portion, amount]) => ({ portion, portionMinor: parseAmountFrom(amount, portion) }))
    .filter(({ portionMinor }) => portionMinor > 0)
    .map(({ portion, portionMinor }) => {
      const posting = Object.hasOwn(found.post, portion) ? found.post[portion] : undefined
      if (posting === undefined)
        throw new AppError('LEDGER_POSTING_UNKNOWN', {
          field: 'portionsMinor',
          rule: 'portions that the accounting posts',
          accounting: accounting.code,
          transaction,
          portion,
        })
      return { portionMinor, ...posting }
    })
}

function add(totals: Map<LedgerRole, Minor>, role: LedgerRole, amountMinor: Minor): void {
  const before = totals.get(role)
  totals.set(role, before === undefined ? amountMinor : addMinor(before, amountMinor))
}
