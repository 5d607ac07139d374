import type { RequestReason } from '#domain/case/order.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function remindApplicant(
  _deps: ActivityDeps,
  _input: { caseId: string; step: string; number: number; request?: RequestReason },
  _running: Running,
): Promise<void> {
  throw new Error('being written')
}
