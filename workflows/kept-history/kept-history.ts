import { proxyActivities } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'

/** The run of a case, by opaque ids. */
export type EndedRun = { caseId: string; workflowId: string; runId: string }

// Our own database and our own engine: asked until both have answered.
const { archiveRun } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})

/** Keeps the history of a run that is ending. A run cannot do so itself: its last event is its end. */
export async function keptHistory(run: EndedRun): Promise<void> {
  await archiveRun(run)
}
