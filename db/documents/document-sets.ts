import { enqueue } from '../delivery/enqueue.ts'
import { inTransaction, type Store } from '../store.ts'
import type { Db } from '../connect.ts'
import type { DocumentSlot } from './find-document.ts'
import { reusePages } from './reuse-pages.ts'

export const identityDocumentTypes = ['identity_card', 'passport'] as const
export type IdentityDocumentType = (typeof identityDocumentTypes)[number]

export type DocumentSetRow = {
  id: string
  applicationId: string
  caseId: string
  documentType: IdentityDocumentType
  submittedAt: Date | null
}

/** The pages that each kind of document has. */
export const slotsOf: Record<IdentityDocumentType, readonly DocumentSlot[]> = { identity_card: ['front', 'back'], passport: ['data_page'] }

/** Begins a set; `reuse` names the pages of the last one that are to be used again. */
export async function createDocumentSet(
  db: Db,
  set: { applicationId: string; caseId: string; documentType: IdentityDocumentType; reuse?: readonly DocumentSlot[] },
): Promise<string> {
  return db.transaction(async (tx) => {
    const [row] = await tx('document_set')
      .insert({ application_id: set.applicationId, case_id: set.caseId, document_type: set.documentType })
      .returning('id')
    const documentSetId = row.id as string
    await reusePages(tx, { applicationId: set.applicationId, documentSetId, slots: set.reuse ?? [] })
    return documentSetId
  })
}

export async function findDocumentSet(db: Db, documentSetId: string, applicationId: string): Promise<DocumentSetRow | undefined> {
  return (await db('document_set').where({ id: documentSetId, application_id: applicationId }).first({
    id: 'id',
    applicationId: 'application_id',
    caseId: 'case_id',
    documentType: 'document_type',
    submittedAt: 'submitted_at',
  })) as DocumentSetRow | undefined
}

/** Hands a set in, once, and tells the process. */
export async function submitDocumentSet(store: Store, set: DocumentSetRow): Promise<void> {
  await inTransaction(store, async ({ db }) => {
    const submitted = await db('document_set').where({ id: set.id }).whereNull('submitted_at').update({ submitted_at: db.fn.now() })
    if (submitted === 0) return
    await enqueue(db, {
      kind: 'report_fact',
      caseId: set.caseId,
      payload: { subject: 'photos', reference: set.id, facts: { documentType: set.documentType } },
    })
  })
}
