import type { Store } from '../store.ts'

export type MessageRow = {
  id: string
  caseId: string
  rootCaseId: string
  caseReference: string
  channel: 'sms' | 'email'
  template: string
  locale: string
  recipient: string | null
  subject: string | null
  body: string | null
  holdsCode: boolean
  state: 'recorded' | 'sending' | 'sent' | 'delivered' | 'undeliverable'
  errorCode: string | null
  attempts: number
  createdAt: Date
  sentAt: Date | null
  cursorAt: string
}

type Columns = Omit<MessageRow, 'recipient' | 'subject' | 'body'> & {
  recipient: Buffer
  subject: Buffer | null
  body: Buffer
  dataKey: Buffer | null
}

/** Mail and SMS to applicants, the newest first, of one application or of all. What belonged to an erased person is unreadable. */
export async function listMessages(
  { db, vault }: Store,
  filter: { rootCaseId?: string; channel?: 'sms' | 'email' },
  page: { limit: number; after?: { at: string; id: string } },
): Promise<MessageRow[]> {
  const query = db('message as m')
    .join('case as c', 'c.id', 'm.case_id')
    .join('case as r', 'r.id', 'c.root_case_id')
    .join('party as p', 'p.id', 'm.party_id')
    .orderBy([
      { column: 'm.created_at', order: 'desc' },
      { column: 'm.id', order: 'desc' },
    ])
    .limit(page.limit)
    .select({
      id: 'm.id',
      caseId: 'm.case_id',
      rootCaseId: 'c.root_case_id',
      caseReference: 'r.reference',
      channel: 'm.channel',
      template: 'm.template',
      locale: 'm.locale',
      recipient: 'm.recipient',
      subject: 'm.subject',
      body: 'm.body',
      holdsCode: 'm.holds_code',
      state: 'm.state',
      errorCode: 'm.error_code',
      attempts: 'm.attempts',
      createdAt: 'm.created_at',
      sentAt: 'm.sent_at',
      dataKey: 'p.data_key',
      cursorAt: db.raw('m.created_at::text'),
    })
  if (filter.rootCaseId !== undefined) void query.where('c.root_case_id', filter.rootCaseId)
  if (filter.channel !== undefined) void query.where('m.channel', filter.channel)
  if (page.after) void query.whereRaw('(m.created_at, m.id) < (?::timestamptz, ?::uuid)', [page.after.at, page.after.id])
  const rows = (await query) as Columns[]
  return rows.map(({ dataKey, recipient, subject, body, ...row }) => {
    const read = (sealed: Buffer | null) => (dataKey && sealed ? vault.open(dataKey, sealed).toString('utf8') : null)
    return { ...row, recipient: read(recipient), subject: read(subject), body: read(body) }
  })
}
