import { requestReasons, type RequestReason } from '#domain/case/order.ts'
import type { Db } from '../connect.ts'

/** For what the applicant was last asked again in this case, or undefined where they were not. */
export async function latestRequest(db: Db, caseId: string): Promise<RequestReason | undefined> {
  const row: { request: string | null } | undefined = await db('case_event')
    .where({ case_id: caseId, kind: 'applicant_asked' })
    .orderBy('sequence', 'desc')
    .first(db.raw(`facts ->> 'request' as request`))
  return requestReasons.find((reason) => reason === row?.request)
}
