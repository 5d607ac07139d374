import type { ActivityDeps, Running } from '../activity-deps.ts'

export type BookedDisbursement = { journalEntryId: string; amountMinor: number }

export async function bookDisbursement(
  _deps: ActivityDeps,
  _input: { caseId: string; contractId: string },
  _running: Running,
): Promise<BookedDisbursement> {
  throw new Error('being written')
}
