import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { LedgerEntry } from '#domain/ledger/ledger-entry.ts'
import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'
import { orLedgerError } from './ledger-failure.ts'
import { type PostedEntry, type PostedRow, toPostedEntry } from './post-entry.ts'
import { arrayOf, textArrayOf, toSignedLines } from './signed-lines.ts'

/**
 * Posts many entries in one round trip, set by set: all of them, or none. A key that was posted before, or twice in this batch, gives its
 * entry again. The answers stand in the order of the entries. A few hundred at a time is fastest.
 */
export async function postEntries(db: Db, entries: readonly LedgerEntry[]): Promise<PostedEntry[]> {
  if (entries.length === 0) return []
  const capturing = entries.find((entry) => entry.capturesHold !== undefined)
  if (capturing)
    throw new AppError('LEDGER_ENTRY_MALFORMED', { idempotencyKey: capturing.idempotencyKey, rule: 'a hold is captured alone' })
  const lines = entries.flatMap((entry, index) => toSignedLines(entry.lines).map((line) => ({ ...line, place: index + 1 })))
  const posting = db
    .raw<{ rows: PostedRow[] }>('select * from post_entries(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      textArrayOf(entries.map((entry) => entry.idempotencyKey)),
      textArrayOf(entries.map((entry) => entry.kind)),
      arrayOf(entries.map((entry) => parseIsoDate(entry.effectiveOn, 'effectiveOn'))),
      arrayOf(entries.map((entry) => parseIsoDate(entry.bookedOn, 'bookedOn'))),
      textArrayOf(entries.map((entry) => entry.reference.actor)),
      textArrayOf(entries.map((entry) => entry.reference.caseId)),
      textArrayOf(entries.map((entry) => entry.reference.contractId)),
      textArrayOf(entries.map((entry) => entry.reference.workflowId)),
      arrayOf(lines.map((line) => line.place)),
      arrayOf(lines.map((line) => line.code)),
      arrayOf(lines.map((line) => line.amountMinor)),
    ])
    .options({ name: 'post_entries' })
  const { rows } = await orLedgerError(posting, { entries: entries.length })
  return rows.map(toPostedEntry)
}
