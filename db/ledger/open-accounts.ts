import { accountCode } from '#domain/ledger/account-code.ts'
import type { AccountReference } from '#domain/ledger/ledger-entry.ts'
import type { Db } from '../connect.ts'
import { orLedgerError } from './ledger-failure.ts'
import { arrayOf } from './signed-lines.ts'

/** Opens these accounts where they are missing, each under its control account. Posting does so by itself; this is for doing it ahead. */
export async function openAccounts(db: Db, accounts: readonly AccountReference[], actor: string): Promise<void> {
  if (accounts.length === 0) return
  await orLedgerError(db.raw('select open_accounts(?, ?)', [arrayOf(accounts.map(accountCode)), actor]), {})
}
