import type { BulkRetryState } from '#domain/outside/bulk-retry.ts'
import type { Db } from '../connect.ts'

/** Writes down that somebody wants it to stop; false where it has ended already. Asking again changes nothing. */
export async function askToStop(db: Db, id: string, personId: string): Promise<boolean> {
  const running = await db('bulk_retry')
    .where({ id, state: 'running' })
    .update({
      stop_person_id: db.raw('coalesce(stop_person_id, ?)', [personId]),
      stop_asked_at: db.raw('coalesce(stop_asked_at, now())'),
    })
  return running > 0
}

/** Nothing is retried any more: what was not tried says so. To be called in a transaction. */
export async function endBulkRetry(tx: Db, id: string, state: Exclude<BulkRetryState, 'running'>): Promise<void> {
  await tx('bulk_retry_step').where({ bulk_retry_id: id, outcome: 'waiting' }).update({ outcome: 'not_tried', settled_at: tx.fn.now() })
  await tx('bulk_retry').where({ id, state: 'running' }).update({ state, ended_at: tx.fn.now() })
}
