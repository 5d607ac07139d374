import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function postCommitment(_deps: ActivityDeps, _input: { caseId: string; offerId: string }, _running: Running): Promise<void> {
  throw new Error('being written')
}
