import { documentsOfSet } from '#db/documents/find-document.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { findReading, readingOfAttempt, type StoredReading } from '#db/readings/find-reading.ts'
import { saveReading } from '#db/readings/save-reading.ts'
import type { Store } from '#db/store.ts'
import type { ContentReference } from '#domain/case/order.ts'
import { assessReading } from '#domain/document/assess-reading.ts'
import { AppError } from '#domain/errors.ts'
import type { DocumentPage, Ocr, ReadDocument } from '#integrations/ocr/ocr.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { providerOf } from '../provider-of.ts'

/** `readingId` is null where people looked at the document instead of an engine. Names of fields and numbers; the values are in the record. */
export type DocumentReadingResult = {
  readingId: string | null
  readable: boolean
  documentType: string
  mrz: string
  fieldsRead: number
  lowestConfidence: number
  missing: string[]
  /** What people read there, which is kept as a reading when it is compared. */
  entered?: ContentReference
}

type Input = { caseId: string; documentSetId: string; provider: string; attempt: number }

/** Reads the photographs of an identity document, and keeps what was read. One attempt reads once. */
export async function readIdentityDocument(deps: ActivityDeps, input: Input, { signal }: Running): Promise<DocumentReadingResult> {
  const { store } = deps
  const earlier = await readingOfAttempt(store, input)
  if (earlier !== undefined) return toResult(earlier)
  const { partyId, pages } = await photographsOf(store, input)
  const read = await readPages(providerOf(deps.ocr, input.provider), pages, signal)
  const { caseId, documentSetId, provider, attempt } = input
  const readingId = await saveReading(store, { caseId, partyId, documentSetId, provider, attempt, ...read })
  return toResult(await findReading(store, readingId))
}

async function photographsOf(store: Store, { caseId, documentSetId }: Input): Promise<{ partyId: string; pages: DocumentPage[] }> {
  const documents = (await documentsOfSet(store.db, documentSetId)).filter((document) => document.caseId === caseId)
  const [first] = documents
  if (first === undefined) throw new AppError('DOCUMENT_SET_NOT_FOUND')
  const pages: DocumentPage[] = []
  for (const document of documents) {
    const { mediaType } = document
    if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') throw new AppError('MEDIA_TYPE_UNSUPPORTED', { mediaType })
    pages.push({ content: await readDocumentContent(store, document), mediaType })
  }
  return { partyId: first.partyId, pages }
}

/** A picture from which nothing can be read is an answer: the applicant takes a better one. */
async function readPages(ocr: Ocr, pages: DocumentPage[], signal: AbortSignal): Promise<ReadDocument> {
  try {
    return await ocr.readIdentityDocument(pages, { signal })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'OCR_DOCUMENT_UNREADABLE') throw error
    return { model: ocr.provider, documentType: 'unknown', fields: [], mrz: { status: 'absent' }, pages: [] }
  }
}

function toResult({ id, documentType, mrz, fields }: StoredReading): DocumentReadingResult {
  return {
    readingId: id,
    documentType,
    mrz: mrz.status,
    fieldsRead: fields.length,
    lowestConfidence: fields.length === 0 ? 0 : Math.round(Math.min(...fields.map((field) => field.confidence))),
    ...assessReading(fields),
  }
}
