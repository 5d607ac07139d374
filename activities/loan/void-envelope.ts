import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function voidEnvelope(_deps: ActivityDeps, _input: { caseId: string; contractId: string }, _running: Running): Promise<void> {
  throw new Error('being written')
}
