import type { ActivityDeps, Running } from '../activity-deps.ts'

export type PayoutOutcome =
  | { status: 'pending' }
  | { status: 'settled'; settledAt: string }
  | { status: 'rejected'; code: string }
  | { status: 'returned'; code: string }

export async function orderPayout(
  _deps: ActivityDeps,
  _input: { caseId: string; contractId: string; attempt: number },
  _running: Running,
): Promise<PayoutOutcome> {
  throw new Error('being written')
}
