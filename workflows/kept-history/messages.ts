/** One short process for each run whose history is kept when its case ends. */
export function keptHistoryWorkflowId(runId: string): string {
  return `keptHistory:${runId}`
}
