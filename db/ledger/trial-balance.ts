import type { AccountKind, LedgerRole } from '#domain/ledger/ledger-role.ts'
import { toMinor } from '#domain/money/minor.ts'
import type { Db } from '../connect.ts'
import { asOfBindings, type AsOf } from './as-of.ts'

export type TrialBalanceRow = {
  product: string
  currency: string
  role: LedgerRole
  kind: AccountKind
  /** The balance stands on one side; the other is 0. */
  debitMinor: number
  creditMinor: number
}

/**
 * The balance of every account of the general ledger as of a date; debits and credits of each currency are equal. Reads the snapshot of the
 * last closed day before it and the lines since, so that a long history costs nothing.
 */
export async function trialBalance(db: Db, asOf: AsOf): Promise<TrialBalanceRow[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `with closed as (
       select coalesce(max(through_on), '-infinity') as through_on from ledger_closure
       where kind = 'day' and through_on <= least(:effectiveOn::date, :bookedOn::date)
     ),
     -- Booked since, and in effect by then; less what was booked before but takes effect later.
     moved as (
       select account_id, amount_minor from journal_line
       where booked_on > (select through_on from closed) and booked_on <= :bookedOn::date and effective_on <= :effectiveOn::date
       union all
       select account_id, -amount_minor from journal_line
       where booked_on <= (select through_on from closed) and effective_on > :effectiveOn::date
     ),
     total as (
       select coalesce(account.control_id, account.id) as account_id, sum(moved.amount_minor) as amount_minor
       from moved join ledger_account account on account.id = moved.account_id group by 1
     )
     select account.product, account.currency, account.role, account.kind,
       (coalesce(kept.balance_minor, 0) + coalesce(total.amount_minor, 0))::bigint as balance
     from closed, ledger_account account
     left join lateral (
       select balance_minor from ledger_snapshot snapshot
       where snapshot.account_id = account.id and snapshot.booked_on <= closed.through_on order by snapshot.booked_on desc limit 1
     ) kept on true
     left join total on total.account_id = account.id
     where account.holder_id is null
     order by account.currency, account.product, account.role`,
    asOfBindings(asOf),
  )
  return rows.map(({ balance, ...row }) => ({ ...row, ...twoSides(BigInt(balance)) }))
}

type Row = Pick<TrialBalanceRow, 'product' | 'currency' | 'role' | 'kind'> & { balance: string }

function twoSides(balance: bigint): { debitMinor: number; creditMinor: number } {
  return balance > 0n ? { debitMinor: toMinor(balance), creditMinor: 0 } : { debitMinor: 0, creditMinor: toMinor(-balance) }
}
