import { useReading } from '../client/use-reading.ts'
import { usePolling } from '../display/use-attended.ts'
import type { BulkRetry } from '../generated/api.ts'

/** How many cases are parked because an outside system failed; of one provider where it is named. */
export function useProviderFailures(provider?: string) {
  return useReading(['provider-failures', provider ?? ''], usePolling(15_000), (api) =>
    api.listProviderFailures(provider === undefined ? {} : { provider }),
  )
}

/** The bulk retries of late, the newest first. */
export function useRecentBulkRetries() {
  return useReading(['bulk-retries'], usePolling(10_000), (api) => api.listBulkRetries({ limit: 10 }))
}

/** One bulk retry; looked at often while it is under way, and no more once it has ended. */
export function useBulkRetry(id: string) {
  const often = usePolling(2000)
  return useReading(
    ['bulk-retry', id],
    (found: BulkRetry | undefined) => (found?.state === 'running' ? often : false),
    (api) => api.readBulkRetry(id),
  )
}
