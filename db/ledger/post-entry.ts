import { parseIsoDate, type IsoDate } from '#domain/calendar/iso-date.ts'
import type { LedgerEntry } from '#domain/ledger/ledger-entry.ts'
import type { Db } from '../connect.ts'
import { orLedgerError } from './ledger-failure.ts'
import { arrayOf, toSignedLines } from './signed-lines.ts'

/** What stands in the journal. `isNew` is false when an earlier attempt had posted it: the booking date is then that attempt's. */
export type PostedEntry = { entryId: string; bookedOn: IsoDate; isNew: boolean }

/**
 * Posts one entry in one round trip. The same key with the same content gives the same entry, however often and from however many places;
 * accounts are opened when first posted to. In a transaction of the caller it stands or falls with it; that must be read committed.
 */
export async function postEntry(db: Db, entry: LedgerEntry): Promise<PostedEntry> {
  const lines = toSignedLines(entry.lines)
  const { reference } = entry
  const posting = db
    .raw<{ rows: PostedRow[] }>('select * from post_entry(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      entry.idempotencyKey,
      entry.kind,
      parseIsoDate(entry.effectiveOn, 'effectiveOn'),
      parseIsoDate(entry.bookedOn, 'bookedOn'),
      reference.actor,
      reference.caseId ?? null,
      reference.contractId ?? null,
      reference.workflowId ?? null,
      arrayOf(lines.map((line) => line.code)),
      arrayOf(lines.map((line) => line.amountMinor)),
      entry.capturesHold ?? null,
    ])
    .options({ name: 'post_entry' })
  const { rows } = await orLedgerError(posting, { idempotencyKey: entry.idempotencyKey })
  return toPostedEntry(rows[0]!)
}

export type PostedRow = { entry_id: string; entry_booked_on: IsoDate; is_new: boolean }

export function toPostedEntry(row: PostedRow): PostedEntry {
  return { entryId: row.entry_id, bookedOn: row.entry_booked_on, isNew: row.is_new }
}
