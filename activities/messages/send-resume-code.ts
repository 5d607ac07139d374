import type { ActivityDeps, Running } from '../activity-deps.ts'
import { sendOneTimeCode } from './send-one-time-code.ts'

/** The code with which an applicant comes back on another device. */
export async function sendResumeCode(deps: ActivityDeps, { codeId }: { codeId: string }, running: Running): Promise<void> {
  await sendOneTimeCode(deps, codeId, running)
}
