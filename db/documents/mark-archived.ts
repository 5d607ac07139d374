import type { Db } from '../connect.ts'

/** Where the archive keeps a document. */
export async function markArchived(db: Db, documentId: string, archiveObjectId: string): Promise<void> {
  await db('document').where({ id: documentId }).update({ archive_object_id: archiveObjectId })
}
