import type { Db } from './connect.ts'
import type { Vault } from './protection/vault.ts'

/** The record and the keys to what is personal in it. In a transaction: `{ ...store, db: transaction }`. */
export type Store = { db: Db; vault: Vault }

/** Runs the work in one transaction of the record. */
export async function inTransaction<Result>(store: Store, work: (store: Store) => Promise<Result>): Promise<Result> {
  return store.db.transaction((db) => work({ ...store, db }))
}
