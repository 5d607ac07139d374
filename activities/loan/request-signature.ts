import { beginEnvelope } from '#db/envelopes/begin-envelope.ts'
import { openEnvelope } from '#db/envelopes/settle-envelope.ts'
import { findDocument } from '#db/documents/find-document.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { contractSigner } from '#domain/contract/contract-signer.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { providerOf } from '../provider-of.ts'
import { contractOf } from './contract-of.ts'

/** `number` counts the envelopes of a contract: another one follows where one was declined. */
export type OpenedEnvelope = { envelopeId: string; page: 'own_page' | 'vendor_page'; number: number }

const secondsOfDay = 86_400

/**
 * Puts the contract before its signer. The envelope is written down first, and its id is the provider's outside id: a repeated request finds
 * the envelope that an earlier one made, though its answer was lost.
 */
export async function requestSignature(
  { store, esign, mailDomain }: ActivityDeps,
  input: { caseId: string; contractId: string; provider: string },
  running: Running,
): Promise<OpenedEnvelope> {
  const contract = await contractOf(store, input)
  if (contract.state !== 'drawn_up' && contract.state !== 'out_for_signature')
    throw new AppError('CONTRACT_NOT_IN_STATE', { state: contract.state, wanted: 'out_for_signature' })
  if (contract.documentId === null) throw new AppError('DOCUMENT_NOT_FOUND')
  const client = providerOf(esign, input.provider)
  const { envelope, isNew } = await beginEnvelope(store, contract.id, input.provider)
  if (envelope.state === 'open') return { envelopeId: envelope.envelopeId!, page: envelope.page!, number: envelope.number }
  const [{ product, locale }, profile, document] = await Promise.all([
    findSubject(store, input.caseId),
    readDeclaredProfile(store, contract.partyId),
    findDocument(store.db, contract.documentId),
  ])
  const opened = await client.requestSignature(
    {
      externalId: envelope.id,
      ...(!isNew && { triedSince: envelope.requestedAt.toISOString() }),
      title: `${product.name[locale]} ${contract.reference}`,
      pdf: await readDocumentContent(store, document),
      signer: contractSigner(profile, { envelopeId: envelope.id, mailDomain }),
      locale,
      // A day more than we wait ourselves: the vendor closes only what we forgot.
      standsDays: Math.ceil(product.durations.signatureStandsSeconds / secondsOfDay) + 1,
    },
    running,
  )
  await openEnvelope(store, envelope, opened)
  return { ...opened, number: envelope.number }
}
