import type { ContentReference } from '#domain/case/order.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function applyCorrection(
  _deps: ActivityDeps,
  _input: { caseId: string; correction: ContentReference },
  _running: Running,
): Promise<void> {
  throw new Error('being written')
}
