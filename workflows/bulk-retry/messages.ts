/** Between two rounds, while the provider answers. */
export const betweenRoundsMs = 1000

/** One run, one process: starting it again is starting nothing. */
export function bulkRetryWorkflowId(bulkRetryId: string): string {
  return `bulkRetry:${bulkRetryId}`
}
