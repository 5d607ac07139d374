import { findDocument } from '../documents/find-document.ts'
import { saveDocument } from '../documents/save-document.ts'
import { inTransaction, type Store } from '../store.ts'
import type { ContractRow } from './find-contract.ts'
import { moveContract } from './move-contract.ts'

/** Keeps the sealed document of a signed contract, once: sealed again, the first stands. Returns its hash. */
export async function keepSealed(store: Store, contract: ContractRow, sealed: { pdf: Uint8Array; pages: number }): Promise<string> {
  return inTransaction(store, async (tx) => {
    const row: { signed_document_id: string | null } = await tx
      .db('contract')
      .where({ id: contract.id })
      .forUpdate()
      .first('signed_document_id')
    if (row.signed_document_id !== null) return (await findDocument(tx.db, row.signed_document_id)).sha256
    const document = await saveDocument(tx, {
      partyId: contract.partyId,
      caseId: contract.caseId,
      kind: 'signed_contract',
      filename: `${contract.reference}-signed.pdf`,
      mediaType: 'application/pdf',
      content: Buffer.from(sealed.pdf),
      uploadedBy: 'system',
    })
    await tx.db('document').where({ id: document.id }).update({ page_count: sealed.pages })
    await moveContract(tx.db, contract.id, 'sealed', { signed_document_id: document.id })
    return document.sha256
  })
}
