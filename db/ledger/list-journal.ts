import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'
import { type EntryRow, type JournalEntry, selectEntries, toEntry } from './list-entries.ts'

type JournalPage = {
  bookedFrom?: string | undefined
  bookedThrough?: string | undefined
  /** Id of the last entry of the page before. */
  after?: string | undefined
  limit: number
}

/**
 * The whole journal, what was recorded last first, between two booking dates where they are given. Entries of a day stand together in the
 * order of ids, so the first and the last of the range bound what is read, however long the journal is.
 */
export async function listJournal(db: Db, { bookedFrom, bookedThrough, after, limit }: JournalPage): Promise<JournalEntry[]> {
  const range = { from: dayOr('-infinity', bookedFrom, 'bookedFrom'), through: dayOr('infinity', bookedThrough, 'bookedThrough') }
  const isWhole = bookedFrom === undefined && bookedThrough === undefined
  const { rows } = await db.raw<{ rows: EntryRow[] }>(
    `${isWhole ? '' : entriesOfRange} ${selectEntries}
     where (:after::uuid is null or entry.id < :after::uuid) ${isWhole ? '' : 'and entry.booked_on between :from and :through and entry.id between (select low from bound) and (select high from bound)'}
     order by entry.id desc
     limit :limit`,
    { ...range, after: after ?? null, limit },
  )
  return rows.map(toEntry)
}

export async function findEntry(db: Db, entryId: string): Promise<JournalEntry> {
  const { rows } = await db.raw<{ rows: EntryRow[] }>(`${selectEntries} where entry.id = ?`, [entryId])
  if (rows[0] === undefined) throw new AppError('LEDGER_ENTRY_NOT_FOUND', { entryId })
  return toEntry(rows[0])
}

const entriesOfRange = `
  with found as materialized (select id from journal_entry where booked_on between :from and :through),
  bound as materialized (
    select (select id from found order by id limit 1) as low, (select id from found order by id desc limit 1) as high
  )`

function dayOr(otherwise: string, day: string | undefined, field: string): string {
  return day === undefined ? otherwise : parseIsoDate(day, field)
}
