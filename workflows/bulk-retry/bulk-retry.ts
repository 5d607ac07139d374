import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'
import type { BulkRetryState } from '#domain/outside/bulk-retry.ts'
import { firstPace, isInVain, nextPace, type RetryPace } from '#domain/outside/retry-pace.ts'

// Our own database and our own engine: asked until they have answered.
const untilAnswered = { initialInterval: '1 second', maximumInterval: '1 minute' } as const
const { nextStepsToRetry, endBulkRetry } = proxyActivities<Activities>({ startToCloseTimeout: '1 minute', retry: untilAnswered })
// As long as the slowest step may take; an attempt whose worker dies is taken up by the next one, which finds the same order.
const { retryParkedStep } = proxyActivities<Activities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '10 seconds',
  retry: untilAnswered,
})

export type BulkRetryInput = { bulkRetryId: string; pauseMs: number; pace?: RetryPace }

/**
 * Retries steps that one provider's failure parked: a few at a time, as many as the provider bears, until all have been tried, somebody
 * stops it, or it is plain that the provider is not back.
 */
export async function bulkRetry({ bulkRetryId, pauseMs, pace = firstPace(pauseMs) }: BulkRetryInput): Promise<void> {
  for (;;) {
    const { positions, isStopped } = await nextStepsToRetry({ bulkRetryId, atMost: pace.atOnce })
    if (isStopped) return end('stopped')
    if (positions.length === 0) return end('finished')
    const round = await Promise.all(positions.map((position) => retryParkedStep({ bulkRetryId, position })))
    pace = nextPace(pace, round, pauseMs)
    if (isInVain(pace)) return end('given_up')
    await sleep(pace.pauseMs)
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof bulkRetry>({ bulkRetryId, pauseMs, pace })
  }

  async function end(state: Exclude<BulkRetryState, 'running'>): Promise<void> {
    await endBulkRetry({ bulkRetryId, state })
  }
}
