import type { Db } from '../connect.ts'

export type Settlement =
  | { state: 'sent' | 'delivered'; provider: string; providerMessageId: string }
  | { state: 'undeliverable'; provider: string; providerMessageId?: string; errorCode: string }

/** A try begins: from here on it is open whether the message has left. Returns false for one that is settled already. */
export async function beginSending(db: Db, messageId: string): Promise<boolean> {
  const begun = await db('message')
    .where({ id: messageId })
    .whereIn('state', ['recorded', 'sending'])
    .update({ state: 'sending', attempts: db.raw('attempts + 1'), changed_at: db.fn.now() })
  return begun === 1
}

/** What became of the try. A report of the provider that came first is not overwritten. */
export async function settleMessage(db: Db, messageId: string, settlement: Settlement): Promise<void> {
  const { state, provider } = settlement
  await db('message')
    .where({ id: messageId })
    .whereIn('state', ['recorded', 'sending'])
    .update({
      state,
      provider,
      provider_message_id: settlement.providerMessageId ?? null,
      error_code: state === 'undeliverable' ? settlement.errorCode : null,
      sent_at: state === 'undeliverable' ? null : db.fn.now(),
      changed_at: db.fn.now(),
    })
}
