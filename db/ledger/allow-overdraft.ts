import { accountCode } from '#domain/ledger/account-code.ts'
import type { AccountReference } from '#domain/ledger/ledger-entry.ts'
import { parseAmountFrom } from '#domain/money/minor.ts'
import type { Db } from '../connect.ts'
import { orLedgerError } from './ledger-failure.ts'

/** How far an account may go beyond the side on which it must stay; 0 takes the permission back. Each change is kept with who made it. */
export async function allowOverdraft(db: Db, account: AccountReference, allowedMinor: number, actor: string): Promise<void> {
  const allowing = db.raw('select allow_overdraft(?, ?, ?)', [accountCode(account), parseAmountFrom(allowedMinor, 'allowedMinor'), actor])
  await orLedgerError(allowing, {})
}
