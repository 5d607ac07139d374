import { type Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client'

/**
 * Makes sure of one of the engine's schedules, as every worker does that starts: made where it is missing, else brought to what is configured
 * now. What operations paused stays paused. `atFirst` counts only when it is made.
 */
export async function ensureSchedule(
  client: Client,
  scheduleId: string,
  schedule: Pick<ScheduleOptions, 'spec' | 'policies'> & { action: ScheduleOptions['action'] & { workflowId: string } },
  atFirst: ScheduleOptions['state'] = {},
): Promise<void> {
  try {
    await client.schedule.create({ scheduleId, ...schedule, state: atFirst })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...schedule, state }))
  }
}
