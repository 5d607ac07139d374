import type { Db } from '../connect.ts'

/** The letter with which a case ended, where one was written. */
export async function findNotice(db: Db, caseId: string): Promise<string | undefined> {
  const row: { id: string } | undefined = await db('document').where({ case_id: caseId, kind: 'notice' }).first('id')
  return row?.id
}
