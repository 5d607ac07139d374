import { randomUUID } from 'node:crypto'
import type { SignatureRequest } from '#integrations/esign/esign.ts'

export const signer = { name: 'Bruno Cardoso', email: 'bruno@example.org' }
export const returnUrl = 'https://tenor.example/apply/contract/signed'

/** A contract that this signer is asked to sign, for the first time. */
export function sampleSignatureRequest(pdf: Uint8Array, changes: Partial<SignatureRequest> = {}): SignatureRequest {
  return { externalId: randomUUID(), title: 'Personal loan L-100001-C1', pdf, signer, locale: 'en', standsDays: 8, ...changes }
}
