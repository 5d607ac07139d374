import type { Db } from '../connect.ts'
import type { OutboxEntry } from './enqueue.ts'

export type DueEntry = OutboxEntry & { id: string; attempts: number }

/**
 * The oldest undelivered entries that are due, locked for this transaction; other relays pass over them. A flag for each row, because ids
 * of transactions that commit late would be missed by "everything after the last one".
 */
export async function takeDue(transaction: Db, limit: number): Promise<DueEntry[]> {
  const { rows } = await transaction.raw(
    `select id, kind, case_id as "caseId", payload, attempts from outbox
     where delivered_at is null and next_attempt_at <= now()
     order by created_at, id limit ? for update skip locked`,
    [limit],
  )
  return rows as DueEntry[]
}

export async function markDelivered(transaction: Db, id: string): Promise<void> {
  await transaction('outbox').where({ id }).update({ delivered_at: transaction.fn.now(), last_error: null })
}

/** Tried again later; the pause doubles up to a minute. */
export async function markFailed(transaction: Db, entry: { id: string; attempts: number }, error: string): Promise<void> {
  const pauseSeconds = Math.min(2 ** entry.attempts * 0.25, 60)
  await transaction.raw(
    `update outbox set attempts = attempts + 1, last_error = ?, next_attempt_at = now() + make_interval(secs => ?) where id = ?`,
    [error.slice(0, 500), pauseSeconds, entry.id],
  )
}
