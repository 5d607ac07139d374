import type { AccountKind, LedgerRole } from '#domain/ledger/ledger-role.ts'
import { toMinor } from '#domain/money/minor.ts'
import type { Db } from '../connect.ts'

export type HolderBalance = {
  role: LedgerRole
  kind: AccountKind
  product: string
  currency: string
  /** Debit positive. */
  netDebitMinor: number
  heldMinor: number
  /** What may still be taken from an account that must stay on one side; null where nothing limits it. */
  availableMinor: number | null
}

/** The accounts of a contract or case as they are now, exact to the last posting. */
export async function holderBalances(db: Db, holderId: string): Promise<HolderBalance[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select account.role, account.kind, account.product, account.currency, balance.balance_minor as balance, balance.held_minor as held,
       case when balance.stays <> 0 then balance.stays * balance.balance_minor - balance.held_minor + balance.overdraft_minor end as available
     from ledger_account account join ledger_balance balance on balance.account_id = account.id
     where account.holder_id = ? order by account.code`,
    [holderId],
  )
  return rows.map(({ balance, held, available, ...row }) => ({
    ...row,
    netDebitMinor: toMinor(BigInt(balance)),
    heldMinor: toMinor(BigInt(held)),
    availableMinor: available === null ? null : toMinor(BigInt(available)),
  }))
}

type Row = Pick<HolderBalance, 'role' | 'kind' | 'product' | 'currency'> & { balance: string; held: string; available: string | null }
