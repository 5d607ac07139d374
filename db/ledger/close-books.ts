import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { Db } from '../connect.ts'
import { orLedgerError } from './ledger-failure.ts'

/**
 * Closes the business dates up to this one: nothing is booked on them any more, and the balance of each account that moved is kept. Waits for
 * entries that are being posted. Doing it again changes nothing.
 */
export async function closeDays(db: Db, throughOn: string, actor: string): Promise<{ isNew: boolean }> {
  return close(db, 'close_ledger_days', throughOn, actor)
}

/** Closes an accounting period: nothing takes effect in it any more. Its days must be closed. */
export async function closePeriod(db: Db, throughOn: string, actor: string): Promise<{ isNew: boolean }> {
  return close(db, 'close_ledger_period', throughOn, actor)
}

async function close(db: Db, order: 'close_ledger_days' | 'close_ledger_period', throughOn: string, actor: string) {
  const closing = db.raw<{ rows: [{ is_new: boolean }] }>('select is_new from ??(?, ?)', [
    order,
    parseIsoDate(throughOn, 'throughOn'),
    actor,
  ])
  const { rows } = await orLedgerError(closing, { throughOn })
  return { isNew: rows[0].is_new }
}
