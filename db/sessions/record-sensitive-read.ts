import type { Db } from '../connect.ts'

/** Remembers that somebody looked at something personal. */
export async function recordSensitiveRead(db: Db, read: { accountId: string; caseId: string; what: string }): Promise<void> {
  await db('sensitive_read').insert({ account_id: read.accountId, case_id: read.caseId, what: read.what })
}
