import type { RequestReason } from '#domain/case/order.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'

export type DocumentComparison = {
  missing: string[]
  lowConfidence: string[]
  mismatches: string[]
  expired: boolean
  retake?: RequestReason
}

export async function compareDocument(
  _deps: ActivityDeps,
  _input: { caseId: string; readingId: string },
  _running: Running,
): Promise<DocumentComparison> {
  throw new Error('being written')
}
