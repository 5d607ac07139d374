import { z } from 'zod'
import { roles, type Role } from '#domain/case/role.ts'
import { findCase } from '#db/cases/find-case.ts'
import { findDocument } from '#db/documents/find-document.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { saveDocument } from '#db/documents/save-document.ts'
import { recordSensitiveRead } from '#db/sessions/record-sensitive-read.ts'
import type { Store } from '#db/store.ts'
import { route, type Route } from '../http/route.ts'
import { documentView, toDocumentView } from './document-view.ts'
import type { PdfChecker } from './pdf-checker.ts'
import { pictureLimits, reEncodePicture } from './re-encode-picture.ts'

/** Who works with what is on documents; the auditor looks, and is recorded looking. */
export const documentReaders: readonly Role[] = ['reviewer', 'underwriter', 'senior_underwriter', 'compliance', 'auditor']

const repairers = roles.filter((role) => role !== 'auditor')

const mostPagesOfEvidence = 50

/** Documents of a case on the desk. Every look at one is recorded. */
export function documentRoutes({ store, pdfChecker }: { store: Store; pdfChecker: PdfChecker }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/documents/{documentId}/content',
      operationId: 'readDocumentContent',
      summary: 'The document itself',
      tag: 'Documents',
      access: { who: 'staff', roles: documentReaders },
      params: z.object({ documentId: z.uuid() }),
      replies: { 200: { description: 'The file', mediaType: 'application/octet-stream' } },
      errors: ['DOCUMENT_NOT_FOUND', 'DOCUMENT_DAMAGED'],
      async handle({ params, caller }) {
        const document = await findDocument(store.db, params.documentId)
        await recordSensitiveRead(store.db, { accountId: caller.accountId, caseId: document.caseId, what: `document:${document.id}` })
        const content = await readDocumentContent(store, document)
        return { status: 200, stream: content, mediaType: document.mediaType, filename: document.filename, inline: true }
      },
    }),
    route({
      method: 'post',
      path: '/api/cases/{caseId}/evidence',
      operationId: 'uploadEvidence',
      summary: 'Add a file that proves a result entered by hand',
      tag: 'Documents',
      access: { who: 'staff', roles: repairers },
      params: z.object({ caseId: z.uuid() }),
      bytes: { mediaTypes: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'], maxBytes: pictureLimits.maxBytes },
      idempotent: 'record',
      rateLimit: { name: 'upload', points: 60, perSeconds: 600 },
      replies: { 201: { description: 'The document', schema: documentView } },
      errors: [
        'CASE_NOT_FOUND',
        'PICTURE_UNREADABLE',
        'PICTURE_TOO_LARGE',
        'PDF_NOT_ACCEPTED',
        'PDF_CHECK_BUSY',
        'BODY_TOO_LARGE',
        'MEDIA_TYPE_UNSUPPORTED',
      ],
      prepare: ({ bytes, header, caller }) =>
        cleaned(bytes, header('content-type') ?? '', (pdf) =>
          pdfChecker.check(pdf, { mostPages: mostPagesOfEvidence, by: caller.personId }),
        ),
      async handle({ params, prepared: file, caller, store }) {
        const { id: caseId, partyId } = await findCase(store.db, params.caseId)
        const { id } = await saveDocument(store, { partyId, caseId, kind: 'evidence', uploadedBy: `staff:${caller.personId}`, ...file })
        return { status: 201, body: toDocumentView(await findDocument(store.db, id)) }
      },
    }),
  ]
}

type CleanFile = { content: Buffer; mediaType: string; filename: string }

async function cleaned(bytes: Buffer, mediaType: string, checkPdf: (pdf: Buffer) => Promise<void>): Promise<CleanFile> {
  if (mediaType.startsWith('application/pdf')) {
    await checkPdf(bytes)
    return { content: bytes, mediaType: 'application/pdf', filename: 'evidence.pdf' }
  }
  const picture = await reEncodePicture(bytes, { minLongEdgePx: 1 })
  return { content: picture.content, mediaType: picture.mediaType, filename: 'evidence.jpg' }
}
