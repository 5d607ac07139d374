import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import { generalAccountCode } from '#domain/ledger/account-code.ts'
import type { AccountReference } from '#domain/ledger/ledger-entry.ts'
import { toMinor } from '#domain/money/minor.ts'
import type { Db } from '../connect.ts'
import type { AccountLine } from './account-lines.ts'

export type GeneralLedgerLine = AccountLine & {
  /** The contract or case whose account it is, under a control account. */
  holderId: string | null
}

export type GeneralLedgerPage = {
  /** What the account stood at before the first of these days and after the last, debit positive. */
  openingMinor: number
  closingMinor: number
  lines: GeneralLedgerLine[]
}

type Asked = {
  account: Pick<AccountReference, 'role' | 'product' | 'currency'>
  /** Booking dates, both included. */
  from: string
  through: string
  /** The last line of the page before. */
  after?: { entryId: string; lineNumber: number } | undefined
  limit: number
}

/** An account of the general ledger between two booking dates, with what moved it in the order in which it was recorded. */
export async function generalLedger(db: Db, { account, from, through, after, limit }: Asked): Promise<GeneralLedgerPage> {
  const code = generalAccountCode(account)
  const days = { from: parseIsoDate(from, 'from'), through: parseIsoDate(through, 'through') }
  const [openingMinor, closingMinor, lines] = await Promise.all([
    balanceAtEndOf(db, code, addDays(days.from, -1)),
    balanceAtEndOf(db, code, days.through),
    listLines(db, { code, ...days, entryId: after?.entryId ?? null, lineNumber: after?.lineNumber ?? 0, limit }),
  ])
  return { openingMinor, closingMinor, lines }
}

/** The balance kept on the last closed day before, and what was booked since. */
async function balanceAtEndOf(db: Db, code: string, day: IsoDate): Promise<number> {
  const { rows } = await db.raw<{ rows: [{ balance: string }] }>(
    `with closed as (
       select coalesce(max(through_on), '-infinity') as through_on from ledger_closure where kind = 'day' and through_on <= :day::date
     )
     select (coalesce((
         select balance_minor from ledger_snapshot where account_id = ledger_account_id(:code) and booked_on <= (select through_on from closed)
         order by booked_on desc limit 1), 0)
       + coalesce((
         select sum(line.amount_minor) from journal_line line join ledger_account account on account.id = line.account_id
         where line.booked_on > (select through_on from closed) and line.booked_on <= :day::date
           and coalesce(account.control_id, account.id) = ledger_account_id(:code)), 0))::bigint as balance`,
    { code, day },
  )
  return toMinor(BigInt(rows[0].balance))
}

type Lines = { code: string; from: IsoDate; through: IsoDate; entryId: string | null; lineNumber: number; limit: number }

async function listLines(db: Db, asked: Lines): Promise<GeneralLedgerLine[]> {
  const { rows } = await db.raw<{ rows: (Omit<GeneralLedgerLine, 'netDebitMinor'> & { amount: string })[] }>(
    `select line.entry_id as "entryId", line.line_no as "lineNumber", entry.kind, line.effective_on as "effectiveOn",
       line.booked_on as "bookedOn", entry.actor, entry.case_id as "caseId", entry.contract_id as "contractId",
       account.holder_id as "holderId", line.amount_minor as amount
     from journal_line line
     join ledger_account account on account.id = line.account_id
     join journal_entry entry on entry.id = line.entry_id
     where coalesce(account.control_id, account.id) = ledger_account_id(:code) and line.booked_on between :from and :through
       and (:entryId::uuid is null or (line.entry_id, line.line_no) > (:entryId::uuid, :lineNumber::smallint))
     order by line.entry_id, line.line_no
     limit :limit`,
    asked,
  )
  return rows.map(({ amount, ...row }) => ({ ...row, netDebitMinor: toMinor(BigInt(amount)) }))
}
