import { AppError } from '#domain/errors.ts'
import { enqueue } from '../delivery/enqueue.ts'
import { inTransaction, type Store } from '../store.ts'
import { incomePapers } from './find-papers.ts'
import { lockRow } from '../lock-row.ts'

/** Hands in the papers that there are, and tells the process. Throws `PAPERS_MISSING` where there is none. */
export async function submitIncomePapers(
  store: Store,
  { applicationId, caseId }: { applicationId: string; caseId: string },
): Promise<void> {
  await inTransaction(store, async ({ db }) => {
    await lockRow(db, 'case', caseId)
    const papers = await incomePapers(db, caseId)
    if (papers.length === 0) throw new AppError('PAPERS_MISSING')
    const [row]: { id: string }[] = await db('income_submission')
      .insert({ application_id: applicationId, case_id: caseId, document_ids: papers.map(({ id }) => id) })
      .returning('id')
    await enqueue(db, {
      kind: 'report_fact',
      caseId,
      payload: { subject: 'incomePapers', reference: row!.id, facts: { papers: papers.length } },
    })
  })
}
