import { inTransaction, type Store } from '../store.ts'

export type PublishedList = { provider: string; version: string; parties: number; content: Uint8Array }

/** Keeps a list that was published, once; a list that is current again is the newest again. Says whether it was new. */
export async function saveWatchList(store: Store, { provider, version, parties, content }: PublishedList): Promise<{ isNew: boolean }> {
  return inTransaction(store, async ({ db }) => {
    const inserted = await db('watch_list')
      .insert({ provider, version, parties, content: Buffer.from(content) })
      .onConflict('version')
      .ignore()
      .returning('version')
    if (inserted.length > 0) return { isNew: true }
    await db('watch_list')
      .where({ version })
      .update({ current_at: db.raw('clock_timestamp()') })
    return { isNew: false }
  })
}
