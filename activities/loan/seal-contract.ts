import type { ContractRow } from '#db/contracts/find-contract.ts'
import { findEvidence } from '#db/contracts/find-evidence.ts'
import { keepSealed } from '#db/contracts/keep-sealed.ts'
import { findDocument } from '#db/documents/find-document.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { AppError } from '#domain/errors.ts'
import type { SignedDocument, SigningEvidence } from '#integrations/esign/esign.ts'
import { countPages } from '#integrations/pdf/count-pages.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { providerOf } from '../provider-of.ts'
import { contractOf } from './contract-of.ts'

export type SealedContract = { sha256: string }

/**
 * Seals exactly the bytes that were signed, with the evidence of the signature, or fetches what the signing service made of them with its
 * certificate, and keeps the result. Sealed again, the first stands.
 */
export async function sealContract(
  deps: ActivityDeps,
  input: { caseId: string; contractId: string },
  running: Running,
): Promise<SealedContract> {
  const { store } = deps
  const contract = await contractOf(store, input)
  if (contract.signedDocumentId !== null) return { sha256: (await findDocument(store.db, contract.signedDocumentId)).sha256 }
  if (contract.state !== 'signed') throw new AppError('CONTRACT_NOT_IN_STATE', { state: contract.state, wanted: 'signed' })
  const { pdf, certificate } = await collected(deps, contract, running)
  const sealed = { pdf, pages: await countPages(pdf), ...(certificate && { certificate: certificate.pdf }) }
  return { sha256: await keepSealed(store, contract, sealed) }
}

async function collected({ store, esign }: ActivityDeps, contract: ContractRow, running: Running): Promise<SignedDocument> {
  const { documentId, envelopeId, esignProvider } = contract
  if (documentId === null || envelopeId === null || esignProvider === null)
    throw new AppError('CONTRACT_NOT_IN_STATE', { state: contract.state, wanted: 'signed' })
  const [document, signing] = await Promise.all([findDocument(store.db, documentId), findEvidence<SigningEvidence>(store, contract.id)])
  if (signing !== undefined && signing.documentSha256 !== document.sha256) throw new AppError('SIGNATURE_DOCUMENT_CHANGED', { envelopeId })
  // An envelope is collected where it was opened.
  return providerOf(esign, esignProvider).collectSigned(
    { envelopeId, pdf: await readDocumentContent(store, document), ...(signing !== undefined && { evidence: signing.evidence }) },
    running,
  )
}
