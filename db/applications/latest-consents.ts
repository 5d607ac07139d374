import type { Db } from '../connect.ts'

export type ConsentDecisionRow = { kind: string; version: string; given: boolean; decidedAt: Date }

/** What the applicant decided last on each consent. */
export async function latestConsents(db: Db, applicationId: string): Promise<ConsentDecisionRow[]> {
  const { rows } = await db.raw(
    `select distinct on (kind) kind, version, given, decided_at as "decidedAt"
     from consent where application_id = ? order by kind, decided_at desc, id desc`,
    [applicationId],
  )
  return rows as ConsentDecisionRow[]
}
