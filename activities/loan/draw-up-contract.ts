import type { ActivityDeps, Running } from '../activity-deps.ts'

export type DrawnContract = { contractId: string; sha256: string; pages: number }

export async function drawUpContract(
  _deps: ActivityDeps,
  _input: { caseId: string; offerId: string },
  _running: Running,
): Promise<DrawnContract> {
  throw new Error('being written')
}
