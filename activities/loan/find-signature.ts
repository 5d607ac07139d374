import type { ContractRow } from '#db/contracts/find-contract.ts'
import { findDocument } from '#db/documents/find-document.ts'
import { type EnvelopeRow, envelopesOf } from '#db/envelopes/envelope-row.ts'
import { endEnvelope, recordVendorSignature } from '#db/envelopes/settle-envelope.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import type { Store } from '#db/store.ts'
import { AppError } from '#domain/errors.ts'
import type { EnvelopeState } from '#integrations/esign/esign.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { providerOf } from '../provider-of.ts'
import { contractOf } from './contract-of.ts'

export type SignatureStatus = { status: EnvelopeState['status'] }

/** What the signing service says of the latest envelope of a contract; a signature, or its refusal, goes into the record. */
export async function findSignature(
  { store, esign }: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<SignatureStatus> {
  const contract = await contractOf(store, input)
  const { envelope, envelopeId } = await openEnvelopeOf(store, contract)
  const state = await providerOf(esign, envelope.provider).readState(envelopeId, running)
  await recordState(store, { contract, envelope, envelopeId }, state)
  return { status: state.status }
}

type AtProvider = { envelope: EnvelopeRow; envelopeId: string }

/** The envelope that is out for signature. Throws `CONTRACT_NOT_IN_STATE` before there is one. */
export async function openEnvelopeOf({ db }: Store, contract: ContractRow): Promise<AtProvider> {
  const [envelope] = await envelopesOf(db, contract.id)
  if (envelope === undefined || envelope.envelopeId === null)
    throw new AppError('CONTRACT_NOT_IN_STATE', { state: contract.state, wanted: 'out_for_signature' })
  return { envelope, envelopeId: envelope.envelopeId }
}

/** What the provider says is the truth about its envelope; what we knew before is not taken back by it. */
export async function recordState(
  store: Store,
  { contract, envelope, envelopeId }: AtProvider & { contract: ContractRow },
  state: EnvelopeState,
): Promise<void> {
  switch (state.status) {
    case 'open':
      return
    case 'declined':
    case 'void':
      return endEnvelope(store.db, envelope.id, state.status)
    case 'signed': {
      if (contract.documentId === null) throw new AppError('DOCUMENT_NOT_FOUND')
      const [{ fullName: signerName }, { sha256: documentSha256 }] = await Promise.all([
        readDeclaredProfile(store, contract.partyId),
        findDocument(store.db, contract.documentId),
      ])
      const { signedAt } = state
      const evidence = { signerName, signedAt, documentSha256, signedWith: envelope.provider, envelopeId, outsideId: envelope.id }
      await recordVendorSignature(store, contract, envelope, { documentSha256, evidence, signedAt })
    }
  }
}
