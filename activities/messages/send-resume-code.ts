import type { ActivityDeps, Running } from '../activity-deps.ts'

export async function sendResumeCode(_deps: ActivityDeps, _input: { codeId: string }, _running: Running): Promise<void> {
  throw new Error('being written')
}
