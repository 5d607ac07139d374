import { type Client, ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client'
import { caseTaskQueue } from '#workflows/case/messages.ts'
import { closeOfBusinessId } from '#workflows/close-of-business/messages.ts'

/** When each night's run begins, on the clock of the zone in which business dates are counted. */
export type Nightly = { at: { hour: number; minute: number }; timeZone: string }

/**
 * The nightly run, by the engine's own schedule: every worker that starts makes sure of it, and brings it to what is configured now. The first
 * time it runs at once, so that the books are proved from the first day. Nights that the engine missed are one run when it is back: that
 * one closes what is open.
 */
export async function scheduleCloseOfBusiness(client: Client, { at, timeZone }: Nightly, taskQueue: string = caseTaskQueue): Promise<void> {
  const schedule = {
    spec: { calendars: [{ ...at, comment: 'after the end of each business date' }], timezone: timeZone },
    action: { type: 'startWorkflow', workflowType: 'closeOfBusiness', workflowId: closeOfBusinessId, taskQueue, args: [] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '7 days' },
  } satisfies Partial<ScheduleOptions>
  try {
    await client.schedule.create({ scheduleId: closeOfBusinessId, ...schedule, state: { triggerImmediately: true } })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    // What operations paused stays paused.
    await client.schedule.getHandle(closeOfBusinessId).update(({ state }) => ({ ...schedule, state }))
  }
}
