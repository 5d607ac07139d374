import type { Store } from '../store.ts'

/** A new person of whom nothing is known yet. Returns the id. */
export async function createParty({ db, vault }: Store): Promise<string> {
  const [row] = await db('party').insert({ data_key: vault.newDataKey() }).returning('id')
  return row.id as string
}
