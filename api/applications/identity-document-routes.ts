import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { findCaseOfApplication } from '#db/cases/find-case.ts'
import { createDocumentSet, findDocumentSet, identityDocumentTypes, slotsOf, submitDocumentSet } from '#db/documents/document-sets.ts'
import { documentSlots } from '#db/documents/find-document.ts'
import { saveDocument } from '#db/documents/save-document.ts'
import { pictureLimits, reEncodePicture, uploadsFromOneNetwork } from '../documents/re-encode-picture.ts'
import type { Store } from '#db/store.ts'
import { route, type Route } from '../http/route.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'
import { applicationView, readApplicationView } from './application-view.ts'
import { documentSetView, toDocumentSetView } from './document-set-view.ts'

const setPath = applicationPath.extend({ documentSetId: z.uuid() })
const pagePath = setPath.extend({ slot: z.enum(documentSlots) })

/** Photographs of the identity document: each side by itself, again as often as needed, then handed in together. */
export function identityDocumentRoutes({ store }: ApplicantDeps): Route[] {
  const readSet = async ({ db }: Store, documentSetId: string, applicationId: string) => {
    const set = await findDocumentSet(db, documentSetId, applicationId)
    if (!set) throw new AppError('DOCUMENT_NOT_FOUND')
    return { set, view: await toDocumentSetView(db, set) }
  }
  return [
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/document-sets',
      operationId: 'beginDocumentSet',
      summary: 'Begin photographing an identity document',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      body: z.strictObject({
        documentType: z.enum(identityDocumentTypes),
        /** Pages of the photographs handed in last that are to be used again. */
        reuse: z.array(z.enum(documentSlots)).max(2).optional(),
      }),
      idempotent: 'record',
      replies: { 201: { description: 'The pages to photograph', schema: documentSetView } },
      async handle({ params, body, store }) {
        const documentCheck = await findCaseOfApplication(store.db, params.applicationId, 'documentCheck')
        const id = await createDocumentSet(store.db, {
          applicationId: params.applicationId,
          caseId: documentCheck.id,
          documentType: body.documentType,
          ...(body.reuse && { reuse: body.reuse }),
        })
        return { status: 201, body: (await readSet(store, id, params.applicationId)).view }
      },
    }),
    route({
      method: 'get',
      path: '/api/applications/{applicationId}/document-sets/{documentSetId}',
      operationId: 'readDocumentSet',
      summary: 'Which pages have arrived',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: setPath,
      replies: { 200: { description: 'The pages', schema: documentSetView } },
      errors: ['DOCUMENT_NOT_FOUND'],
      async handle({ params }) {
        return { status: 200, body: (await readSet(store, params.documentSetId, params.applicationId)).view }
      },
    }),
    route({
      method: 'put',
      path: '/api/applications/{applicationId}/document-sets/{documentSetId}/pages/{slot}',
      operationId: 'putDocumentPage',
      summary: 'Send the photograph of one page; sending it again changes nothing',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: pagePath,
      bytes: { mediaTypes: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: pictureLimits.maxBytes },
      rateLimit: { name: 'upload', points: 60, perSeconds: 600 },
      networkLimit: uploadsFromOneNetwork,
      replies: { 200: { description: 'The pages', schema: documentSetView } },
      errors: [
        'DOCUMENT_NOT_FOUND',
        'DOCUMENT_SET_SUBMITTED',
        'PICTURE_UNREADABLE',
        'PICTURE_TOO_SMALL',
        'PICTURE_TOO_LARGE',
        'BODY_TOO_LARGE',
      ],
      async handle({ params, bytes, caller }) {
        const { set } = await readSet(store, params.documentSetId, params.applicationId)
        if (set.submittedAt) throw new AppError('DOCUMENT_SET_SUBMITTED')
        if (!slotsOf[set.documentType].includes(params.slot)) throw new AppError('DOCUMENT_NOT_FOUND')
        const { content, mediaType, widthPx, heightPx } = await reEncodePicture(bytes)
        await saveDocument(store, {
          partyId: caller.partyId,
          caseId: set.caseId,
          kind: 'identity',
          filename: `identity-${params.slot}.jpg`,
          mediaType,
          content,
          uploadedBy: `party:${caller.partyId}`,
          page: { documentSetId: set.id, slot: params.slot },
          size: { widthPx, heightPx },
        })
        return { status: 200, body: (await readSet(store, set.id, params.applicationId)).view }
      },
    }),
    route({
      method: 'post',
      path: '/api/applications/{applicationId}/document-sets/{documentSetId}/submission',
      operationId: 'submitDocumentSet',
      summary: 'Hand the photographs in',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: setPath,
      idempotent: 'record',
      replies: { 200: { description: 'The application', schema: applicationView } },
      errors: ['DOCUMENT_NOT_FOUND', 'PAGES_MISSING'],
      async handle({ params, store }) {
        const { set, view } = await readSet(store, params.documentSetId, params.applicationId)
        const missing = view.pages.filter((page) => page.sha256 === null).map((page) => page.slot)
        if (missing.length > 0) throw new AppError('PAGES_MISSING', { missing })
        await submitDocumentSet(store, set)
        return { status: 200, body: await readApplicationView(store, params.applicationId) }
      },
    }),
  ]
}
