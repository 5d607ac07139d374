import type { Db } from './connect.ts'

/**
 * Locks a row until the transaction ends: who changes it, or what hangs on it, comes one after the other. Rows that refer to it may be written
 * meanwhile. A lock against its key as well would wait for those, while they wait for a change of the row: a deadlock.
 */
export async function lockRow(db: Db, table: 'application' | 'case' | 'contract' | 'document_set' | 'party', id: string): Promise<void> {
  await db(table).where({ id }).forNoKeyUpdate().first('id')
}
