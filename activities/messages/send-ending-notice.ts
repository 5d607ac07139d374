import type { EndingStatus } from '#domain/case/case-status.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function sendEndingNotice(
  _deps: ActivityDeps,
  _input: { caseId: string; status: EndingStatus; reasons: readonly string[] },
  _running: Running,
): Promise<void> {
  throw new Error('being written')
}
