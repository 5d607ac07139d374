import type { Db } from '../connect.ts'
import { documentsOfCases, type DocumentRow } from '../documents/find-document.ts'

/** The papers of a case that its applicant has not taken back, the first first. */
export async function incomePapers(db: Db, caseId: string): Promise<DocumentRow[]> {
  const documents = await documentsOfCases(db, [caseId])
  return documents.filter(({ kind, supersededAt }) => kind === 'income_paper' && supersededAt === null).toReversed()
}

/** The papers that were handed in together, in the order in which they came; none where the submission is another case's. */
export async function papersOfSubmission(db: Db, submission: { caseId: string; submissionId: string }): Promise<DocumentRow[]> {
  const row: { documentIds: string[] } | undefined = await db('income_submission')
    .where({ id: submission.submissionId, case_id: submission.caseId })
    .first({ documentIds: 'document_ids' })
  const ids = row?.documentIds ?? []
  const documents = await documentsOfCases(db, [submission.caseId])
  return ids.flatMap((id) => documents.find((document) => document.id === id) ?? [])
}

/** The papers that an applicant handed in last; none where none were asked for. */
export async function papersHandedInLast(db: Db, caseId: string): Promise<DocumentRow[]> {
  const row: { id: string } | undefined = await db('income_submission')
    .where({ case_id: caseId })
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .first('id')
  return row === undefined ? [] : papersOfSubmission(db, { caseId, submissionId: row.id })
}
