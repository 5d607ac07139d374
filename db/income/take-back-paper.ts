import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'

/** A paper that its applicant does not want to hand in: kept, but it no longer counts. Throws `DOCUMENT_NOT_FOUND`. */
export async function takeBackPaper(db: Db, paper: { caseId: string; documentId: string }): Promise<void> {
  const taken = await db('document')
    .where({ id: paper.documentId, case_id: paper.caseId, kind: 'income_paper' })
    .update({ superseded_at: db.raw('coalesce(superseded_at, now())') })
  if (taken === 0) throw new AppError('DOCUMENT_NOT_FOUND')
}
