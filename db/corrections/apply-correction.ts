import type { ContentReference } from '#domain/case/order.ts'
import { AppError } from '#domain/errors.ts'
import { readCorrection } from '../cases/read-correction.ts'
import { saveProfile } from '../parties/save-profile.ts'
import { inTransaction, type Store } from '../store.ts'

/**
 * Makes a correction the declaration, once: repeated, it does not undo a later one. Throws `CORRECTION_NOT_FOUND` for one of another case,
 * `DOCUMENT_DAMAGED` for one that is not what was ordered.
 */
export async function applyCorrectionOnce(store: Store, caseId: string, correction: ContentReference): Promise<void> {
  await inTransaction(store, async (tx) => {
    const row: { party_id: string; applied_at: Date | null } | undefined = await tx
      .db('correction')
      .where({ id: correction.id, case_id: caseId })
      .forNoKeyUpdate()
      .first('party_id', 'applied_at')
    if (row === undefined) throw new AppError('CORRECTION_NOT_FOUND')
    const fields = await readCorrection(tx, correction)
    if (row.applied_at !== null) return
    await saveProfile(tx, row.party_id, Object.fromEntries(fields.map(({ field, after }) => [field, after])))
    await tx.db('correction').where({ id: correction.id }).update({ applied_at: tx.db.fn.now() })
  })
}
