import { proxyActivities } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'

const { sendResumeCode } = proxyActivities<Activities>({
  startToCloseTimeout: '30 seconds',
  heartbeatTimeout: '10 seconds',
  // The code is good for minutes: trying longer helps nobody.
  scheduleToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second' },
})

/** Sends the code with which an applicant comes back to an application on another device. Nothing of the case depends on it. */
export async function oneTimeCode(input: { codeId: string }): Promise<void> {
  await sendResumeCode(input)
}
