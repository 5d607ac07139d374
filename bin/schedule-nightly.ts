import { type Client, ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client'
import { caseTaskQueue } from '#workflows/case/messages.ts'

/** When each night's run begins, on the clock of the zone in which business dates are counted. */
export type Nightly = { at: { hour: number; minute: number }; timeZone: string }

/**
 * A nightly run, by the engine's own schedule, called like its workflow: every worker that starts makes sure of it, and brings it to what is
 * configured now. The first time it runs at once. Nights that the engine missed are one run when it is back: that one does what is open.
 */
export async function scheduleNightly(
  client: Client,
  name: string,
  { at, timeZone }: Nightly,
  taskQueue: string = caseTaskQueue,
): Promise<void> {
  const schedule = {
    spec: { calendars: [{ ...at, comment: 'each night' }], timezone: timeZone },
    action: { type: 'startWorkflow', workflowType: name, workflowId: name, taskQueue, args: [] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '7 days' },
  } satisfies Partial<ScheduleOptions>
  try {
    await client.schedule.create({ scheduleId: name, ...schedule, state: { triggerImmediately: true } })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    // What operations paused stays paused.
    await client.schedule.getHandle(name).update(({ state }) => ({ ...schedule, state }))
  }
}
