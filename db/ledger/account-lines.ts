import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { accountCode } from '#domain/ledger/account-code.ts'
import type { AccountReference } from '#domain/ledger/ledger-entry.ts'
import { toMinor } from '#domain/money/minor.ts'
import type { Db } from '../connect.ts'

export type AccountLine = {
  entryId: string
  lineNumber: number
  kind: string
  effectiveOn: IsoDate
  bookedOn: IsoDate
  actor: string
  caseId: string | null
  contractId: string | null
  /** Debit positive. */
  netDebitMinor: number
}

type AccountLinesPage = {
  account: AccountReference
  /** The last line of the page before. */
  after?: { entryId: string; lineNumber: number } | undefined
  limit: number
}

/** What moved one account of the general ledger or of a holder, in the order in which it was recorded. */
export async function accountLines(db: Db, { account, after, limit }: AccountLinesPage): Promise<AccountLine[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select line.entry_id as "entryId", line.line_no as "lineNumber", entry.kind, line.effective_on as "effectiveOn",
       line.booked_on as "bookedOn", entry.actor, entry.case_id as "caseId", entry.contract_id as "contractId", line.amount_minor as amount
     from journal_line line join journal_entry entry on entry.id = line.entry_id
     where line.account_id = ledger_account_id(:code)
       and (:entryId::uuid is null or (line.entry_id, line.line_no) > (:entryId::uuid, :lineNumber::smallint))
     order by line.entry_id, line.line_no
     limit :limit`,
    { code: accountCode(account), entryId: after?.entryId ?? null, lineNumber: after?.lineNumber ?? 0, limit },
  )
  return rows.map(({ amount, ...row }) => ({ ...row, netDebitMinor: toMinor(BigInt(amount)) }))
}

type Row = Omit<AccountLine, 'netDebitMinor'> & { amount: string }
