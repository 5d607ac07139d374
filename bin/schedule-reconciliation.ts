import { type Client, ScheduleOverlapPolicy } from '@temporalio/client'
import { caseTaskQueue } from '#workflows/case/messages.ts'
import { reconciliationId } from '#workflows/reconciliation/messages.ts'
import { ensureSchedule } from './ensure-schedule.ts'

/** The slow poll behind the webhooks. A run that was missed is not made up: the next one asks the same. */
export async function scheduleReconciliation(client: Client, everyMinutes: number, taskQueue: string = caseTaskQueue): Promise<void> {
  await ensureSchedule(client, reconciliationId, {
    spec: { intervals: [{ every: `${everyMinutes} minutes` }] },
    action: { type: 'startWorkflow', workflowType: 'reconciliation', workflowId: reconciliationId, taskQueue, args: [] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
  })
}
