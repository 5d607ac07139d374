import type { ActivityDeps, Running } from '../activity-deps.ts'

export type SentNotice = { channels: string[] }

export async function sendDisbursementNotice(
  _deps: ActivityDeps,
  _input: { caseId: string; contractId: string },
  _running: Running,
): Promise<SentNotice> {
  throw new Error('being written')
}
