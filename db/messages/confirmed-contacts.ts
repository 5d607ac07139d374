import { dataKeyOf } from '../parties/data-key.ts'
import type { Store } from '../store.ts'
import type { MessageChannel } from './message-row.ts'

export type ConfirmedContact = { channel: MessageChannel; recipient: string }

/** The phone and the mailbox that the person has proven to be theirs. Nothing is ever sent to another. */
export async function confirmedContacts(store: Store, partyId: string): Promise<ConfirmedContact[]> {
  const rows: { kind: 'phone' | 'email'; value: Buffer }[] = await store
    .db('party_identifier')
    .where({ party_id: partyId })
    .whereIn('kind', ['phone', 'email'])
    .whereNotNull('verified_at')
    .orderBy('kind')
    .select('kind', 'value')
  if (rows.length === 0) return []
  const dataKey = await dataKeyOf(store, partyId)
  return rows.map(({ kind, value }) => ({
    channel: kind === 'phone' ? 'sms' : 'email',
    recipient: store.vault.open(dataKey, value).toString('utf8'),
  }))
}
