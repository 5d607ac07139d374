import { inTransaction, type Store } from '../store.ts'
import type { DocumentRow } from './find-document.ts'
import { saveDocument } from './save-document.ts'
import { lockRow } from '../lock-row.ts'

/** Keeps the letter with which a case ended, once: written again, the first stands. `compose` is only asked for a new one. */
export async function keepNotice(
  store: Store,
  notice: { caseId: string; partyId: string; filename: string },
  compose: () => Promise<Uint8Array>,
): Promise<Pick<DocumentRow, 'id' | 'sha256'>> {
  return inTransaction(store, async (tx) => {
    await lockRow(tx.db, 'case', notice.caseId)
    const earlier: Pick<DocumentRow, 'id' | 'sha256'> | undefined = await tx
      .db('document')
      .where({ case_id: notice.caseId, kind: 'notice' })
      .first('id', 'sha256')
    if (earlier !== undefined) return earlier
    const content = Buffer.from(await compose())
    return saveDocument(tx, { ...notice, kind: 'notice', mediaType: 'application/pdf', content, uploadedBy: 'system' })
  })
}
