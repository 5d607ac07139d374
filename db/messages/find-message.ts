import type { Store } from '../store.ts'
import { messageColumns, openMessage, type MessageColumns, type RecordedMessage } from './message-row.ts'

/** The message that was recorded under this reference, or undefined. */
export async function findMessage(store: Store, reference: string): Promise<RecordedMessage | undefined> {
  const row: MessageColumns | undefined = await store.db('message').where({ reference }).first(messageColumns)
  return row && openMessage(store, row)
}
