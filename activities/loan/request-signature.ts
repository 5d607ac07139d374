import { moveContract } from '#db/contracts/move-contract.ts'
import { findDocument } from '#db/documents/find-document.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { contractOf } from './contract-of.ts'

export type OpenedEnvelope = { envelopeId: string; page: 'own_page' | 'vendor_page' }

/** Puts the contract before its signer. The contract's id is the envelope's outside id, so that a repeated request finds the same envelope. */
export async function requestSignature(
  { store, esign }: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<OpenedEnvelope> {
  const contract = await contractOf(store, input)
  if (contract.state !== 'drawn_up' && contract.state !== 'out_for_signature')
    throw new AppError('CONTRACT_NOT_IN_STATE', { state: contract.state, wanted: 'out_for_signature' })
  if (contract.documentId === null) throw new AppError('DOCUMENT_NOT_FOUND')
  const [{ product, locale }, profile, document] = await Promise.all([
    findSubject(store, input.caseId),
    readDeclaredProfile(store, contract.partyId),
    findDocument(store.db, contract.documentId),
  ])
  const { envelopeId, page } = await esign.requestSignature(
    {
      externalId: contract.id,
      title: `${product.name[locale]} ${contract.reference}`,
      pdf: await readDocumentContent(store, document),
      signer: { name: profile.fullName, ...(profile.email !== undefined && { email: profile.email }) },
    },
    running,
  )
  await moveContract(store.db, contract.id, 'out_for_signature', { envelope_id: envelopeId, esign_provider: esign.provider })
  return { envelopeId, page }
}
