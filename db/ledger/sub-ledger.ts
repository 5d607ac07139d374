import { AppError } from '#domain/errors.ts'
import { generalAccountCode } from '#domain/ledger/account-code.ts'
import type { AccountReference } from '#domain/ledger/ledger-entry.ts'
import { roleEntryOf } from '#domain/ledger/ledger-role.ts'
import { toMinor } from '#domain/money/minor.ts'
import type { Db } from '../connect.ts'
import { asOfBindings, type AsOf } from './as-of.ts'

/** Debit positive: an asset that is owed to us is above zero, a deposit that we owe below. */
export type SubLedgerRow = { holderId: string; netDebitMinor: number }

type SubLedgerPage = {
  account: Pick<AccountReference, 'role' | 'product' | 'currency'>
  asOf: AsOf
  /** Holder of the last row of the page before. */
  after?: string | undefined
  limit: number
}

/** The balance of each contract or case under a control account as of a date, by holder. */
export async function subLedger(db: Db, { account, asOf, after, limit }: SubLedgerPage): Promise<SubLedgerRow[]> {
  if (roleEntryOf(account.role).per === undefined)
    throw new AppError('LEDGER_ACCOUNT_UNKNOWN', { role: account.role, rule: 'a role with holders' })
  const { rows } = await db.raw<{ rows: { holder_id: string; balance: string }[] }>(
    `select account.holder_id, coalesce(line.amount_minor, 0)::bigint as balance
     from ledger_account account
     cross join lateral (
       select sum(amount_minor) as amount_minor from journal_line
       where account_id = account.id and effective_on <= :effectiveOn::date and booked_on <= :bookedOn::date
     ) line
     where account.control_id = ledger_account_id(:control) and (:after::uuid is null or account.holder_id > :after::uuid)
     order by account.holder_id
     limit :limit`,
    { ...asOfBindings(asOf), control: generalAccountCode(account), after: after ?? null, limit },
  )
  return rows.map((row) => ({ holderId: row.holder_id, netDebitMinor: toMinor(BigInt(row.balance)) }))
}
