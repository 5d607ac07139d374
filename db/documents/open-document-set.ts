import type { Db } from '../connect.ts'
import type { DocumentSetRow } from './document-sets.ts'

/** The photographs that an applicant is taking: begun after the last that they handed in, on whichever device. Undefined where none are. */
export async function openDocumentSet(db: Db, applicationId: string): Promise<DocumentSetRow | undefined> {
  const row: DocumentSetRow | undefined = await db('document_set')
    .where({ application_id: applicationId })
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .first({ id: 'id', applicationId: 'application_id', caseId: 'case_id', documentType: 'document_type', submittedAt: 'submitted_at' })
  return row?.submittedAt === null ? row : undefined
}
