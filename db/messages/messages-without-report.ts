import type { Db } from '../connect.ts'

export type MessageWithoutReport = { id: string; providerMessageId: string }

/**
 * Text messages that left and of which the provider has not said what became of them, although it usually says so within seconds. Each is asked
 * about ten minutes after it left and then at twice the age of the last time, for three days: what nobody knows by then nobody will.
 */
export async function messagesWithoutReport(db: Db, provider: string, limit: number): Promise<MessageWithoutReport[]> {
  return db('message')
    .where({ provider, channel: 'sms', state: 'sent' })
    .whereNotNull('provider_message_id')
    .whereRaw(`sent_at > now() - interval '3 days'`)
    .whereRaw(`coalesce(asked_at, sent_at) < now() - greatest(interval '10 minutes', (now() - sent_at) / 2)`)
    .orderBy('sent_at')
    .limit(limit)
    .select({ id: 'id', providerMessageId: 'provider_message_id' })
}

export async function noteAsked(db: Db, messageId: string): Promise<void> {
  await db('message').where({ id: messageId }).update({ asked_at: db.fn.now() })
}
