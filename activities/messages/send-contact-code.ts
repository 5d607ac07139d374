import type { ActivityDeps, Running } from '../activity-deps.ts'
import { type ContactCodeDelivery, sendOneTimeCode } from './send-one-time-code.ts'

/** The code with which an applicant proves that a phone or mailbox is theirs. */
export async function sendContactCode(
  deps: ActivityDeps,
  { codeId }: { caseId: string; codeId: string },
  running: Running,
): Promise<ContactCodeDelivery> {
  return sendOneTimeCode(deps, codeId, running)
}
