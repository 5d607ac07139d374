import { proxyActivities } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'

// Our own database: asked until it has answered. A big journal takes minutes to prove, and says all the while that it is alive.
const { findLastEndedDay, closeLedgerDays, proveBooks } = proxyActivities<Activities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})

export type ClosedBusiness = { businessDate: string; daysClosed: number; findings: number }

/**
 * The night after a business day: its books are closed, with the balances that they ended with, and proved. Days that were missed are closed
 * first, in order. Each part is done once for a business date, however often the night is run.
 */
export async function closeOfBusiness(): Promise<ClosedBusiness> {
  const { businessDate } = await findLastEndedDay({ process: 'closeOfBusiness' })
  const { daysClosed } = await closeLedgerDays({ businessDate })
  const { findings } = await proveBooks({ businessDate })
  return { businessDate, daysClosed: daysClosed.length, findings }
}
