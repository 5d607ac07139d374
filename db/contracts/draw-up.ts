import { saveDocument } from '../documents/save-document.ts'
import { inTransaction, type Store } from '../store.ts'
import { lockRow } from '../lock-row.ts'

export type ContractToDraw = {
  caseId: string
  /** Of the case: the contract's own is made of it. */
  caseReference: string
  partyId: string
  applicationId: string
  offerId: string
  productVersionId: string
  currency: string
}

export type DrawnUp = { contractId: string; sha256: string; pages: number }
export type ComposedContract = { pdf: Uint8Array; pages: number }

/**
 * Writes down the contract of an accepted offer together with its document, or neither. An offer has one contract: drawn up again, it is the
 * one that is there. `compose` is only asked for a new one.
 */
export async function drawUp(
  store: Store,
  contract: ContractToDraw,
  compose: (reference: string) => Promise<ComposedContract>,
): Promise<DrawnUp> {
  return inTransaction(store, async (tx) => {
    await lockRow(tx.db, 'case', contract.caseId)
    const existing = await contractOfOffer(tx, contract.offerId)
    if (existing !== undefined) return existing
    const reference = await nextReference(tx, contract)
    const { pdf, pages } = await compose(reference)
    const document = await saveDocument(tx, {
      partyId: contract.partyId,
      caseId: contract.caseId,
      kind: 'contract',
      filename: `${reference}.pdf`,
      mediaType: 'application/pdf',
      content: Buffer.from(pdf),
      uploadedBy: 'system',
    })
    await tx.db('document').where({ id: document.id }).update({ page_count: pages })
    const [row]: { id: string }[] = await tx
      .db('contract')
      .insert({
        case_id: contract.caseId,
        party_id: contract.partyId,
        application_id: contract.applicationId,
        offer_id: contract.offerId,
        product_version_id: contract.productVersionId,
        reference,
        state: 'drawn_up',
        currency: contract.currency,
        document_id: document.id,
      })
      .returning('id')
    return { contractId: row!.id, sha256: document.sha256, pages }
  })
}

async function contractOfOffer({ db }: Store, offerId: string): Promise<DrawnUp | undefined> {
  return db('contract')
    .join('document', 'document.id', 'contract.document_id')
    .where({ 'contract.offer_id': offerId })
    .first({ contractId: 'contract.id', sha256: 'document.sha256', pages: 'document.page_count' })
}

/** `L-100042-C1`: counted within the case, which is locked. */
async function nextReference({ db }: Store, { caseId, caseReference }: ContractToDraw): Promise<string> {
  const earlier: { id: string }[] = await db('contract').where({ case_id: caseId }).select('id')
  return `${caseReference}-C${earlier.length + 1}`
}
