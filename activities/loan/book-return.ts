import type { ActivityDeps, Running } from '../activity-deps.ts'

export type ReturnedPayout = { outcome: 'not_returned' } | { outcome: 'returned'; code: string; journalEntryId: string }

export async function bookReturn(
  _deps: ActivityDeps,
  _input: { caseId: string; contractId: string },
  _running: Running,
): Promise<ReturnedPayout> {
  throw new Error('being written')
}
