import { createDocumentSet, findDocumentSet, submitDocumentSet } from '#db/documents/document-sets.ts'
import { saveDocument } from '#db/documents/save-document.ts'
import type { Store } from '#db/store.ts'
import type { TestApplication } from './open-test-application.ts'

/** Front and back of a card, as bytes that only a played engine reads. */
export async function handInPhotographs(store: Store, application: TestApplication): Promise<string> {
  const { applicationId, partyId, documentCaseId: caseId } = application
  const documentSetId = await createDocumentSet(store.db, { applicationId, caseId, documentType: 'identity_card' })
  for (const slot of ['front', 'back'] as const) {
    await saveDocument(store, {
      partyId,
      caseId,
      kind: 'identity',
      filename: `${slot}.jpg`,
      mediaType: 'image/jpeg',
      content: Buffer.from(`${slot} of ${documentSetId}`),
      uploadedBy: `party:${partyId}`,
      page: { documentSetId, slot },
      size: { widthPx: 1600, heightPx: 1000 },
    })
  }
  const set = await findDocumentSet(store.db, documentSetId, applicationId)
  if (set === undefined) throw new Error('The set of photographs is not there')
  await submitDocumentSet(store, set)
  return documentSetId
}
