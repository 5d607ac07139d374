import { z } from 'zod'
import { roles } from '#domain/case/role.ts'
import { listMessages, type MessageRow } from '#db/messages/list-messages.ts'
import type { Store } from '#db/store.ts'
import { pageQuery, readInstantCursor, writeCursor } from '../http/page.ts'
import { route, type Route } from '../http/route.ts'

const messageView = z
  .object({
    id: z.string(),
    rootCaseId: z.string(),
    caseReference: z.string(),
    channel: z.enum(['sms', 'email']),
    template: z.string(),
    locale: z.string(),
    recipient: z.string().nullable(),
    subject: z.string().nullable(),
    body: z.string().nullable(),
    state: z.enum(['recorded', 'sending', 'sent', 'delivered', 'undeliverable']),
    errorCode: z.string().nullable(),
    attempts: z.int(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Message' })

const messagePage = z.object({ items: z.array(messageView), next: z.string().nullable() }).meta({ id: 'MessagePage' })

/** The outbox: what was sent to applicants, word for word, except that one-time codes are hidden where the messages are real. */
export function messageRoutes({ store, showCodes }: { store: Store; showCodes: boolean }): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/messages',
      operationId: 'listMessages',
      summary: 'Mail and SMS to applicants, the newest first',
      tag: 'Messages',
      access: { who: 'staff', roles },
      query: pageQuery.extend({ rootCaseId: z.uuid().optional(), channel: z.enum(['sms', 'email']).optional() }),
      replies: { 200: { description: 'A page of messages', schema: messagePage } },
      async handle({ query }) {
        const after = readInstantCursor(query.after)
        const rows = await listMessages(
          store,
          { ...(query.rootCaseId !== undefined && { rootCaseId: query.rootCaseId }), ...(query.channel && { channel: query.channel }) },
          { limit: query.limit + 1, ...(after && { after }) },
        )
        const items = rows.slice(0, query.limit)
        const last = items.at(-1)
        return {
          status: 200,
          body: {
            items: items.map((row) => toMessageView(row, showCodes)),
            next: rows.length > query.limit && last ? writeCursor([last.cursorAt, last.id]) : null,
          } satisfies z.input<typeof messagePage>,
        }
      },
    }),
  ]
}

function toMessageView(row: MessageRow, showCodes: boolean): z.input<typeof messageView> {
  const masked = row.holdsCode && !showCodes
  return {
    id: row.id,
    rootCaseId: row.rootCaseId,
    caseReference: row.caseReference,
    channel: row.channel,
    template: row.template,
    locale: row.locale,
    recipient: row.recipient,
    subject: masked ? (row.subject?.replace(/\d{6}/g, '••••••') ?? null) : row.subject,
    body: masked ? (row.body?.replace(/\d{6}/g, '••••••') ?? null) : row.body,
    state: row.state,
    errorCode: row.errorCode,
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  }
}
