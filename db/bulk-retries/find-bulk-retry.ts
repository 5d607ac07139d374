import type { BulkRetryCause, BulkRetryState, RetryOutcome } from '#domain/outside/bulk-retry.ts'
import type { Capability } from '#domain/outside/capability.ts'
import { AppError } from '#domain/errors.ts'
import type { Role } from '#domain/case/role.ts'
import type { Db } from '../connect.ts'

export type BulkRetry = {
  id: string
  capability: Capability | null
  provider: string | null
  errorCode: string | null
  cause: BulkRetryCause | null
  state: BulkRetryState
  reasonCode: string
  personId: string
  accountId: string
  roles: Role[]
  sessionId: string
  requestedAt: Date
  stopPersonId: string | null
  stopAskedAt: Date | null
  endedAt: Date | null
  /** How many steps came to what. */
  tally: Readonly<Partial<Record<RetryOutcome, number>>>
}

const columns = `id, capability, provider, error_code as "errorCode", cause, state, reason_code as "reasonCode", person_id as "personId",
  account_id as "accountId", roles, session_id as "sessionId", requested_at as "requestedAt", stop_person_id as "stopPersonId",
  stop_asked_at as "stopAskedAt", ended_at as "endedAt",
  (select jsonb_object_agg(outcome, steps) from (
     select outcome, count(*) as steps from bulk_retry_step where bulk_retry_id = bulk_retry.id group by outcome) counted) as tally`

/** One run. Throws `BULK_RETRY_NOT_FOUND`. */
export async function getBulkRetry(db: Db, id: string): Promise<BulkRetry> {
  const { rows } = await db.raw<{ rows: BulkRetry[] }>(`select ${columns} from bulk_retry where id = ?`, [id])
  if (!rows[0]) throw new AppError('BULK_RETRY_NOT_FOUND')
  return rows[0]
}

/** The newest first; `after` is the id of the last one of the page before. */
export async function listBulkRetries(db: Db, page: { limit: number; after?: string | undefined }): Promise<BulkRetry[]> {
  const { rows } = await db.raw<{ rows: BulkRetry[] }>(
    `select ${columns} from bulk_retry where :after::uuid is null or id < :after::uuid order by id desc limit :limit`,
    { after: page.after ?? null, limit: page.limit },
  )
  return rows
}
