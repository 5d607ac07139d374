import { closeSigning } from '#db/contracts/close-signing.ts'
import { endEnvelope } from '#db/envelopes/settle-envelope.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { providerOf } from '../provider-of.ts'
import { contractOf } from './contract-of.ts'
import { openEnvelopeOf, recordState, type SignatureStatus } from './find-signature.ts'

/**
 * Ends the time in which a contract could be signed at a signing service. Voiding it there decides: who signed before that moment was in
 * time, although nobody had told us, and is answered with `signed`.
 */
export async function closeEnvelope(
  { store, esign }: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<SignatureStatus> {
  const contract = await contractOf(store, input)
  const { envelope, envelopeId } = await openEnvelopeOf(store, contract)
  const client = providerOf(esign, envelope.provider)
  try {
    await client.voidEnvelope(envelopeId, 'The time to sign is over', running)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'SIGNATURE_ALREADY_COMPLETE') throw error
    const state = await client.readState(envelopeId, running)
    await recordState(store, { contract, envelope, envelopeId }, state)
    return { status: state.status }
  }
  await endEnvelope(store.db, envelope.id, 'void')
  return { status: (await closeSigning(store.db, input.caseId)) ? 'void' : 'signed' }
}
