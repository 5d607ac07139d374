import { nextToRetry } from '#db/bulk-retries/retried-steps.ts'
import type { ActivityDeps } from '../activity-deps.ts'

/** Whose turn it is, by position. */
export async function nextStepsToRetry(
  { store }: ActivityDeps,
  { bulkRetryId, atMost }: { bulkRetryId: string; atMost: number },
): Promise<{ positions: number[]; isStopped: boolean }> {
  return nextToRetry(store.db, bulkRetryId, atMost)
}
