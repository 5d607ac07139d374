import { findDocument } from '../documents/find-document.ts'
import { saveDocument } from '../documents/save-document.ts'
import { inTransaction, type Store } from '../store.ts'
import type { ContractRow } from './find-contract.ts'
import { moveContract } from './move-contract.ts'

export type SealedDocuments = {
  pdf: Uint8Array
  pages: number
  /** The provider's own account of the signing, where it is a document of its own. */
  certificate?: Uint8Array
}

/** Keeps the sealed document of a signed contract, once: sealed again, the first stands. Returns its hash. */
export async function keepSealed(store: Store, contract: ContractRow, sealed: SealedDocuments): Promise<string> {
  return inTransaction(store, async (tx) => {
    const row: { signed_document_id: string | null } = await tx
      .db('contract')
      .where({ id: contract.id })
      .forNoKeyUpdate()
      .first('signed_document_id')
    if (row.signed_document_id !== null) return (await findDocument(tx.db, row.signed_document_id)).sha256
    const save = (kind: 'signed_contract' | 'signature_certificate', name: string, pdf: Uint8Array) =>
      saveDocument(tx, {
        partyId: contract.partyId,
        caseId: contract.caseId,
        kind,
        filename: `${contract.reference}-${name}.pdf`,
        mediaType: 'application/pdf',
        content: Buffer.from(pdf),
        uploadedBy: 'system',
      })
    const document = await save('signed_contract', 'signed', sealed.pdf)
    await tx.db('document').where({ id: document.id }).update({ page_count: sealed.pages })
    const certificate = sealed.certificate && (await save('signature_certificate', 'certificate', sealed.certificate))
    await moveContract(tx.db, contract.id, 'sealed', {
      signed_document_id: document.id,
      ...(certificate && { certificate_document_id: certificate.id }),
    })
    return document.sha256
  })
}
