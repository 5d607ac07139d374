import { readEnteredDocument } from '#db/documents/entered-document.ts'
import { saveReading } from '#db/readings/save-reading.ts'
import type { ContentReference } from '#domain/case/order.ts'
import { fieldsOfEntered } from '#domain/document/entered-document.ts'
import type { ActivityDeps } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { compareDocument, readByHand, type DocumentComparison } from './compare-document.ts'

type Input = { caseId: string; documentSetId: string; entered: ContentReference }

/**
 * What two people entered becomes a reading of the photographs, and is compared as an engine's is: a name that is not the declared one is found
 * whoever read it, and later checks find the reading. Safe to repeat.
 */
export async function compareEnteredDocument(deps: ActivityDeps, { caseId, documentSetId, entered }: Input): Promise<DocumentComparison> {
  const { store } = deps
  const { partyId } = await findSubject(store, caseId)
  const document = await readEnteredDocument(store, { caseId, reading: entered })
  const readingId = await saveReading(store, {
    caseId,
    partyId,
    documentSetId,
    provider: readByHand,
    attempt: 1,
    model: readByHand,
    documentType: document.documentType,
    mrz: { status: 'absent' },
    pages: [],
    fields: fieldsOfEntered(document).map((field) => ({ ...field, page: 1 })),
  })
  return compareDocument(deps, { caseId, readingId })
}
