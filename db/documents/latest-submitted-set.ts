import type { Db } from '../connect.ts'

/** The photographs of the identity document that an applicant handed in last; undefined where there are none. */
export async function latestSubmittedSet(db: Db, applicationId: string): Promise<string | undefined> {
  const row: { id: string } | undefined = await db('document_set')
    .where({ application_id: applicationId })
    .whereNotNull('submitted_at')
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .first('id')
  return row?.id
}
