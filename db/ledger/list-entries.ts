import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { AccountKind, LedgerRole } from '#domain/ledger/ledger-role.ts'
import { parseMinor } from '#domain/money/minor.ts'
import type { Db } from '../connect.ts'
import { sidesOf } from './signed-lines.ts'

export type JournalLine = {
  role: LedgerRole
  kind: AccountKind
  product: string
  currency: string
  /** The contract or case whose account it is; null in the general ledger. */
  holderId: string | null
} & ({ debitMinor: number } | { creditMinor: number })

export type JournalEntry = {
  id: string
  idempotencyKey: string
  kind: string
  effectiveOn: IsoDate
  bookedOn: IsoDate
  actor: string
  caseId: string | null
  contractId: string | null
  workflowId: string | null
  recordedAt: Date
  /** The entry that this one reverses. */
  reverses: string | null
  /** The entry that reverses this one. */
  reversedBy: string | null
  lines: JournalLine[]
}

/** What was posted for these cases, in the order in which it was recorded, one page after the entry `after`. */
export async function listEntries(
  db: Db,
  page: { caseIds: readonly string[]; after?: string; limit: number | 'all' },
): Promise<JournalEntry[]> {
  const { rows } = await db.raw<{ rows: EntryRow[] }>(
    `${selectEntries}
     where entry.case_id = any(:caseIds) and (:after::uuid is null or entry.id > :after::uuid)
     order by entry.id
     limit :limit::integer`,
    { caseIds: page.caseIds, after: page.after ?? null, limit: page.limit === 'all' ? null : page.limit },
  )
  return rows.map(toEntry)
}

/** Everything that was posted for these cases: a few entries a month for each. */
export async function listEntriesOfCases(db: Db, caseIds: readonly string[]): Promise<JournalEntry[]> {
  return listEntries(db, { caseIds, limit: 'all' })
}

/** Entries with their lines; whoever uses it says which and in what order. */
export const selectEntries = `
  select entry.id, entry.idempotency_key, entry.kind, entry.effective_on, entry.booked_on, entry.actor, entry.case_id, entry.contract_id,
    entry.workflow_id, entry.recorded_at, reverses.reversed_id as reverses, reversed.reversal_id as reversed_by, line.lines
  from journal_entry entry
  left join journal_reversal reverses on reverses.reversal_id = entry.id
  left join journal_reversal reversed on reversed.reversed_id = entry.id
  cross join lateral (
    select json_agg(json_build_object('role', account.role, 'kind', account.kind, 'product', account.product, 'currency', account.currency,
      'holderId', account.holder_id, 'amountMinor', line.amount_minor) order by line.line_no) as lines
    from journal_line line join ledger_account account on account.id = line.account_id where line.entry_id = entry.id
  ) line`

type LineRow = Omit<JournalLine, 'debitMinor' | 'creditMinor'> & { amountMinor: number }

export type EntryRow = {
  id: string
  idempotency_key: string
  kind: string
  effective_on: IsoDate
  booked_on: IsoDate
  actor: string
  case_id: string | null
  contract_id: string | null
  workflow_id: string | null
  recorded_at: Date
  reverses: string | null
  reversed_by: string | null
  lines: LineRow[]
}

export function toEntry(row: EntryRow): JournalEntry {
  return {
    id: row.id,
    idempotencyKey: row.idempotency_key,
    kind: row.kind,
    effectiveOn: row.effective_on,
    bookedOn: row.booked_on,
    actor: row.actor,
    caseId: row.case_id,
    contractId: row.contract_id,
    workflowId: row.workflow_id,
    recordedAt: row.recorded_at,
    reverses: row.reverses,
    reversedBy: row.reversed_by,
    lines: row.lines.map(({ amountMinor, ...line }) => ({ ...line, ...sidesOf(parseMinor(amountMinor)) })),
  }
}
