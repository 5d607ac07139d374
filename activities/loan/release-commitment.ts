import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function releaseCommitment(_deps: ActivityDeps, _input: { caseId: string }, _running: Running): Promise<void> {
  throw new Error('being written')
}
