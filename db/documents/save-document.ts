import { createHash } from 'node:crypto'
import { AppError } from '#domain/errors.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import { inTransaction, type Store } from '../store.ts'
import type { DocumentKind, DocumentRow, DocumentSlot } from './find-document.ts'
import { lockRow } from '../lock-row.ts'

export type NewDocument = {
  partyId: string
  caseId: string
  kind: DocumentKind
  filename: string
  mediaType: string
  content: Buffer
  uploadedBy: string
  page?: { documentSetId: string; slot: DocumentSlot }
  /** Of a picture. */
  size?: { widthPx: number; heightPx: number }
}

/**
 * Keeps a document and its bytes, sealed. A page of a set replaces the one that held its slot, which is kept but no longer counts; the same
 * bytes again are the same page. Throws `DOCUMENT_SET_SUBMITTED`.
 */
export async function saveDocument(store: Store, document: NewDocument): Promise<Pick<DocumentRow, 'id' | 'sha256'>> {
  const sha256 = createHash('sha256').update(document.content).digest('hex')
  return inTransaction(store, async (tx) => {
    const same = await replaceSlot(tx, document, sha256)
    if (same) return { id: same, sha256 }
    const [row] = await tx
      .db('document')
      .insert({
        party_id: document.partyId,
        case_id: document.caseId,
        document_set_id: document.page?.documentSetId ?? null,
        kind: document.kind,
        slot: document.page?.slot ?? null,
        filename: document.filename,
        media_type: document.mediaType,
        byte_size: document.content.length,
        width_px: document.size?.widthPx ?? null,
        height_px: document.size?.heightPx ?? null,
        sha256,
        uploaded_by: document.uploadedBy,
      })
      .returning('id')
    const id = row.id as string
    const sealed = tx.vault.seal(await dataKeyOf(tx, document.partyId), document.content)
    await tx.db('document_content').insert({ document_id: id, content: sealed })
    return { id, sha256 }
  })
}

/** The id of the document that already holds the slot with the same bytes; another one is superseded. What was handed in stays what it was. */
async function replaceSlot({ db }: Store, { page }: NewDocument, sha256: string): Promise<string | undefined> {
  if (!page) return undefined
  await lockRow(db, 'document_set', page.documentSetId)
  const { submittedAt }: { submittedAt: Date | null } = await db('document_set')
    .where({ id: page.documentSetId })
    .first({ submittedAt: 'submitted_at' })
  if (submittedAt !== null) throw new AppError('DOCUMENT_SET_SUBMITTED')
  const held = (await db('document')
    .where({ document_set_id: page.documentSetId, slot: page.slot })
    .whereNull('superseded_at')
    .first('id', 'sha256')) as { id: string; sha256: string } | undefined
  if (held?.sha256 === sha256) return held.id
  if (held) await db('document').where({ id: held.id }).update({ superseded_at: db.fn.now() })
  return undefined
}
