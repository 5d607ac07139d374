import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'
import { messageColumns, openMessage, type MessageColumns, type RecordedMessage } from './message-row.ts'

export type NewMessage = Pick<
  RecordedMessage,
  'reference' | 'caseId' | 'partyId' | 'channel' | 'template' | 'locale' | 'recipient' | 'subject' | 'body' | 'html' | 'holdsCode'
>

/**
 * Writes a message down before it is sent. The same reference again is the message as it was first written, with its recipient, its words and
 * what became of it.
 */
export async function recordMessage(store: Store, message: NewMessage): Promise<RecordedMessage> {
  const { db, vault } = store
  const dataKey = await dataKeyOf(store, message.partyId)
  const seal = (text: string) => vault.seal(dataKey, text)
  await db('message')
    .insert({
      reference: message.reference,
      case_id: message.caseId,
      party_id: message.partyId,
      channel: message.channel,
      template: message.template,
      locale: message.locale,
      recipient: seal(message.recipient),
      subject: message.subject === null ? null : seal(message.subject),
      body: seal(message.body),
      html: message.html === null ? null : seal(message.html),
      holds_code: message.holdsCode,
    })
    .onConflict('reference')
    .ignore()
  const row: MessageColumns = await db('message').where({ reference: message.reference }).first(messageColumns)
  return openMessage(store, row)
}
