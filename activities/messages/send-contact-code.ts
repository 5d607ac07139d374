import type { ActivityDeps, Running } from '../activity-deps.ts'

export type ContactCodeDelivery = { channel: 'sms' | 'email'; delivered: boolean }

export async function sendContactCode(
  _deps: ActivityDeps,
  _input: { caseId: string; codeId: string },
  _running: Running,
): Promise<ContactCodeDelivery> {
  throw new Error('being written')
}
