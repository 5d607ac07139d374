import { proxyActivities } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'

// The next run comes in minutes: one that cannot ask today is no reason to hurry.
const { collectPayoutReports, askAfterMessages } = proxyActivities<Activities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '5 seconds', maximumAttempts: 3 },
})

/** How many were found, or nothing where it could not be done this time. */
export type Reconciled = { payoutReports?: number; messagesSettled?: number }

/** Asks outside systems for what they should have told us and did not: the slow poll behind the webhooks. */
export async function reconciliation(): Promise<Reconciled> {
  const [reports, messages] = await Promise.allSettled([
    collectPayoutReports({ process: 'reconciliation' }),
    askAfterMessages({ process: 'reconciliation' }),
  ])
  return {
    ...(reports.status === 'fulfilled' && { payoutReports: reports.value.taken }),
    ...(messages.status === 'fulfilled' && { messagesSettled: messages.value.settled }),
  }
}
