import type { ActivityDeps, Running } from '../activity-deps.ts'

export type OpenedEnvelope = { envelopeId: string; page: 'own_page' | 'vendor_page' }

export async function requestSignature(
  _deps: ActivityDeps,
  _input: { caseId: string; contractId: string },
  _running: Running,
): Promise<OpenedEnvelope> {
  throw new Error('being written')
}
