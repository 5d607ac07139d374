import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { Db } from '../connect.ts'
import { orLedgerError } from './ledger-failure.ts'
import { type PostedEntry, type PostedRow, toPostedEntry } from './post-entry.ts'

export type EntryReversal = {
  entryId: string
  idempotencyKey: string
  /** The date of effect of the reversed entry if it should never have been, else the date on which it ends. */
  effectiveOn: string
  bookedOn: string
  reference: { actor: string; workflowId?: string | undefined }
}

/** Posts the opposite of an entry, linked to it. Case and contract are those of the entry; it is reversed once. */
export async function reverseEntry(db: Db, reversal: EntryReversal): Promise<PostedEntry> {
  const posting = db.raw<{ rows: PostedRow[] }>('select * from reverse_entry(?, ?, ?, ?, ?, ?)', [
    reversal.entryId,
    reversal.idempotencyKey,
    parseIsoDate(reversal.effectiveOn, 'effectiveOn'),
    parseIsoDate(reversal.bookedOn, 'bookedOn'),
    reversal.reference.actor,
    reversal.reference.workflowId ?? null,
  ])
  const { rows } = await orLedgerError(posting, { entryId: reversal.entryId, idempotencyKey: reversal.idempotencyKey })
  return toPostedEntry(rows[0]!)
}
