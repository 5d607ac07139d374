import type { ProcessName } from '#domain/case/processes.ts'
import { AppError } from '#domain/errors.ts'
import type { RetryOutcome } from '#domain/outside/bulk-retry.ts'
import type { Db } from '../connect.ts'

export type RetriedStep = {
  position: number
  caseId: string
  rootCaseId: string
  reference: string
  process: ProcessName
  step: string
  parkedSince: string
  orderId: string
  outcome: RetryOutcome
  errorCode: string | null
  settledAt: Date | null
}

const retried = `
  select r.position, r.case_id as "caseId", c.root_case_id as "rootCaseId", root.reference, c.process, r.step,
    r.parked_since as "parkedSince", r.order_id as "orderId", r.outcome, r.error_code as "errorCode", r.settled_at as "settledAt"
  from bulk_retry_step r join "case" c on c.id = r.case_id join "case" root on root.id = c.root_case_id`

/** The steps of one run in the order in which they are retried; `after` is the position of the last one of the page before. */
export async function listRetriedSteps(
  db: Db,
  bulkRetryId: string,
  page: { limit: number; after?: number | undefined; outcomes?: readonly RetryOutcome[] | undefined },
): Promise<RetriedStep[]> {
  const { rows } = await db.raw<{ rows: RetriedStep[] }>(
    `${retried} where r.bulk_retry_id = :bulkRetryId and r.position > :after and (:outcomes::text[] is null or r.outcome = any(:outcomes::text[]))
     order by r.position limit :limit`,
    { bulkRetryId, after: page.after ?? 0, outcomes: page.outcomes ? [...page.outcomes] : null, limit: page.limit },
  )
  return rows
}

/** The next ones whose turn it is; none once somebody has asked to stop. */
export async function nextToRetry(db: Db, bulkRetryId: string, limit: number): Promise<{ positions: number[]; isStopped: boolean }> {
  const { rows } = await db.raw<{ rows: { positions: number[] | null; isStopped: boolean }[] }>(
    `select run.stop_asked_at is not null as "isStopped", (
       select array_agg(position order by position) from (
         select position from bulk_retry_step where bulk_retry_id = run.id and outcome = 'waiting' order by position limit :limit) turn
     ) as positions
     from bulk_retry run where run.id = :bulkRetryId`,
    { bulkRetryId, limit },
  )
  const [found] = rows
  if (!found) throw new AppError('BULK_RETRY_NOT_FOUND')
  return { positions: found.isStopped ? [] : (found.positions ?? []), isStopped: found.isStopped }
}

export async function findRetriedStep(db: Db, bulkRetryId: string, position: number): Promise<RetriedStep> {
  const { rows } = await db.raw<{ rows: RetriedStep[] }>(`${retried} where r.bulk_retry_id = ? and r.position = ?`, [bulkRetryId, position])
  if (!rows[0]) throw new AppError('BULK_RETRY_NOT_FOUND', { position })
  return rows[0]
}

/** Once, whoever writes first: a repeated attempt finds what the first one wrote. */
export async function settleRetriedStep(
  db: Db,
  at: { bulkRetryId: string; position: number },
  settled: { outcome: RetryOutcome; errorCode?: string | undefined },
): Promise<void> {
  await db('bulk_retry_step')
    .where({ bulk_retry_id: at.bulkRetryId, position: at.position, outcome: 'waiting' })
    .update({ outcome: settled.outcome, error_code: settled.errorCode ?? null, settled_at: db.fn.now() })
}
