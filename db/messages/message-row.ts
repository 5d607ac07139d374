import type { Locale } from '#domain/texts/locale.ts'
import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'

export const messageStates = ['recorded', 'sending', 'sent', 'delivered', 'undeliverable'] as const
export type MessageState = (typeof messageStates)[number]
export type MessageChannel = 'sms' | 'email'

/** A message with its words readable: only for sending it, and for those who may read it. */
export type RecordedMessage = {
  id: string
  reference: string
  caseId: string
  partyId: string
  channel: MessageChannel
  template: string
  locale: Locale
  recipient: string
  subject: string | null
  body: string
  html: string | null
  holdsCode: boolean
  state: MessageState
  errorCode: string | null
  attempts: number
  createdAt: Date
  sentAt: Date | null
}

type Sealed = 'recipient' | 'subject' | 'body' | 'html'
export type MessageColumns = Omit<RecordedMessage, Sealed> & {
  recipient: Buffer
  subject: Buffer | null
  body: Buffer
  html: Buffer | null
}

export const messageColumns = {
  id: 'id',
  reference: 'reference',
  caseId: 'case_id',
  partyId: 'party_id',
  channel: 'channel',
  template: 'template',
  locale: 'locale',
  recipient: 'recipient',
  subject: 'subject',
  body: 'body',
  html: 'html',
  holdsCode: 'holds_code',
  state: 'state',
  errorCode: 'error_code',
  attempts: 'attempts',
  createdAt: 'created_at',
  sentAt: 'sent_at',
}

/** Opens what is sealed in a row. Throws `PARTY_ERASED` for somebody whose data were erased. */
export async function openMessage(store: Store, row: MessageColumns): Promise<RecordedMessage> {
  const dataKey = await dataKeyOf(store, row.partyId)
  const open = (sealed: Buffer) => store.vault.open(dataKey, sealed).toString('utf8')
  return {
    ...row,
    recipient: open(row.recipient),
    subject: row.subject === null ? null : open(row.subject),
    body: open(row.body),
    html: row.html === null ? null : open(row.html),
  }
}
