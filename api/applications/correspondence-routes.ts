import { z } from 'zod'
import { AppError } from '#domain/errors.ts'
import { findDocument } from '#db/documents/find-document.ts'
import { findNotice } from '#db/documents/find-notice.ts'
import { readDocumentContent } from '#db/documents/read-content.ts'
import { listMessages } from '#db/messages/list-messages.ts'
import { route, type Route } from '../http/route.ts'
import type { ApplicantDeps } from './applicant-deps.ts'
import { applicationPath } from './application-path.ts'

const mostMessages = 100

const sentMessageView = z.object({
  id: z.string(),
  channel: z.enum(['sms', 'email']),
  subject: z.string().nullable(),
  /** The words of an SMS. A mail says more than fits a list; its subject stands for it. */
  text: z.string().nullable(),
  delivery: z.enum(['on_its_way', 'sent', 'undeliverable']),
  at: z.iso.datetime(),
})

const sentMessagesView = z.object({ items: z.array(sentMessageView) }).meta({ id: 'SentMessages' })

/** What we wrote to the applicant about this application. */
export function correspondenceRoutes({ store }: ApplicantDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/applications/{applicationId}/messages',
      operationId: 'readSentMessages',
      summary: 'Mail and SMS about this application, the newest first; one-time codes are not among them',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      replies: { 200: { description: 'The messages', schema: sentMessagesView } },
      async handle({ caller }) {
        const rows = await listMessages(store, { rootCaseId: caller.loanCaseId }, { limit: mostMessages })
        const items = rows
          .filter((row) => !row.holdsCode)
          .map(({ id, channel, subject, body, state, createdAt, sentAt }): z.input<typeof sentMessageView> => ({
            id,
            channel,
            subject,
            text: channel === 'sms' ? body : null,
            delivery: state === 'undeliverable' ? 'undeliverable' : state === 'sent' || state === 'delivered' ? 'sent' : 'on_its_way',
            at: (sentAt ?? createdAt).toISOString(),
          }))
        return { status: 200, body: { items } satisfies z.input<typeof sentMessagesView> }
      },
    }),
    route({
      method: 'get',
      path: '/api/applications/{applicationId}/letter',
      operationId: 'readDecisionLetter',
      summary: 'The letter about a declined application as PDF: the reasons, the bureau that was asked, and the rights of the applicant',
      tag: 'Applications',
      access: { who: 'applicant' },
      params: applicationPath,
      replies: { 200: { description: 'The PDF', mediaType: 'application/pdf' } },
      errors: ['DOCUMENT_NOT_FOUND', 'DOCUMENT_DAMAGED'],
      async handle({ caller }) {
        const documentId = await findNotice(store.db, caller.loanCaseId)
        if (documentId === undefined) throw new AppError('DOCUMENT_NOT_FOUND')
        const document = await findDocument(store.db, documentId)
        const content = await readDocumentContent(store, document)
        return { status: 200, stream: content, mediaType: document.mediaType, filename: document.filename, inline: true }
      },
    }),
  ]
}
