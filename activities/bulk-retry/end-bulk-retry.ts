import { endBulkRetry as writeEnd } from '#db/bulk-retries/end-bulk-retry.ts'
import type { BulkRetryState } from '#domain/outside/bulk-retry.ts'
import type { ActivityDeps } from '../activity-deps.ts'

/** Closes the run in the record; what was not tried is marked as such. */
export async function endBulkRetry(
  { store }: ActivityDeps,
  { bulkRetryId, state }: { bulkRetryId: string; state: Exclude<BulkRetryState, 'running'> },
): Promise<void> {
  await store.db.transaction((tx) => writeEnd(tx, bulkRetryId, state))
}
