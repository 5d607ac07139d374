import type { PayoutOutcome } from './order-payout.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function findPayout(
  _deps: ActivityDeps,
  _input: { caseId: string; contractId: string },
  _running: Running,
): Promise<PayoutOutcome> {
  throw new Error('being written')
}
