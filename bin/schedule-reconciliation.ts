import { type Client, ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client'
import { caseTaskQueue } from '#workflows/case/messages.ts'
import { reconciliationId } from '#workflows/reconciliation/messages.ts'

/** The slow poll, by the engine's own schedule: every worker that starts makes sure of it. A run that was missed is not made up: the next one asks the same. */
export async function scheduleReconciliation(client: Client, everyMinutes: number, taskQueue: string = caseTaskQueue): Promise<void> {
  const schedule = {
    spec: { intervals: [{ every: `${everyMinutes} minutes` }] },
    action: { type: 'startWorkflow', workflowType: 'reconciliation', workflowId: reconciliationId, taskQueue, args: [] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
  } satisfies Partial<ScheduleOptions>
  try {
    await client.schedule.create({ scheduleId: reconciliationId, ...schedule })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    // What operations paused stays paused.
    await client.schedule.getHandle(reconciliationId).update(({ state }) => ({ ...schedule, state }))
  }
}
