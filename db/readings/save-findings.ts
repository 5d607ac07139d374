import type { Db } from '../connect.ts'
import type { StoredFindings } from './find-reading.ts'

/** What the comparison of a reading with the declaration found; a later comparison replaces an earlier one. */
export async function saveFindings(db: Db, readingId: string, findings: StoredFindings): Promise<void> {
  await db('document_reading')
    .where({ id: readingId })
    .update({ findings: JSON.stringify(findings) })
}
