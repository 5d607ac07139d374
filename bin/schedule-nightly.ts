import { type Client, ScheduleOverlapPolicy } from '@temporalio/client'
import { caseTaskQueue } from '#workflows/case/messages.ts'
import { ensureSchedule } from './ensure-schedule.ts'

/** When each night's run begins, on the clock of the zone in which business dates are counted. */
export type Nightly = { at: { hour: number; minute: number }; timeZone: string }

/**
 * A nightly run, called like its workflow. The first time it runs at once. Nights that the engine missed are one run when it is back: that one
 * does what is open.
 */
export async function scheduleNightly(
  client: Client,
  name: string,
  { at, timeZone }: Nightly,
  taskQueue: string = caseTaskQueue,
): Promise<void> {
  const schedule = {
    spec: { calendars: [{ ...at, comment: 'each night' }], timezone: timeZone },
    action: { type: 'startWorkflow' as const, workflowType: name, workflowId: name, taskQueue, args: [] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '7 days' as const },
  }
  await ensureSchedule(client, name, schedule, { triggerImmediately: true })
}
