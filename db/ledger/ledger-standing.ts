import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { Db } from '../connect.ts'
import { type LedgerProof, listProofs } from './list-proofs.ts'

export type LedgerStanding = {
  /** Nothing is booked up to this day any more; null before the first day was closed. */
  daysClosedThrough: IsoDate | null
  periodsClosedThrough: IsoDate | null
  /** What the books of each currency add up to, on the balance sheet and off it. Anything but 0 is wrong; decimal text, of any size. */
  books: { book: string; sumMinor: string }[]
  latestProof: LedgerProof | null
}

/** How the ledger stands right now, cheaply: it reads the balances of the general ledger and no line. */
export async function ledgerStanding(db: Db): Promise<LedgerStanding> {
  const [closing, books, [latestProof]] = await Promise.all([readClosing(db), sumBooks(db), listProofs(db, { limit: 1 })])
  return { ...closing, books, latestProof: latestProof ?? null }
}

async function readClosing(db: Db): Promise<Pick<LedgerStanding, 'daysClosedThrough' | 'periodsClosedThrough'>> {
  const { rows } = await db.raw<{ rows: [Pick<LedgerStanding, 'daysClosedThrough' | 'periodsClosedThrough'>] }>(
    `select nullif(days_through, '-infinity') as "daysClosedThrough", nullif(periods_through, '-infinity') as "periodsClosedThrough"
     from ledger_closing`,
  )
  return rows[0]
}

async function sumBooks(db: Db): Promise<LedgerStanding['books']> {
  const { rows } = await db.raw<{ rows: LedgerStanding['books'] }>(
    `select account.book, sum(bucket.balance_minor)::text as "sumMinor"
     from ledger_account account join ledger_bucket bucket on bucket.account_id = account.id
     group by account.book order by account.book`,
  )
  return rows
}
