import { AppError } from '#domain/errors.ts'
import type { BulkRetryCause } from '#domain/outside/bulk-retry.ts'
import type { Capability } from '#domain/outside/capability.ts'
import type { Role } from '#domain/case/role.ts'
import { enqueue } from '../delivery/enqueue.ts'
import type { Db } from '../connect.ts'
import { parkedSteps, toBindings } from './parked-failures.ts'

export type NewBulkRetry = {
  asked: { capability?: Capability; provider?: string; code?: string; cause?: BulkRetryCause }
  /** The providers that this comes to. */
  providers: readonly string[]
  reasonCode: string
  by: { personId: string; accountId: string; roles: readonly Role[]; sessionId: string }
}

/**
 * Writes down which steps are retried, those that wait longest first, and lets the process begin. Throws `NOTHING_TO_RETRY`, with nothing
 * written, where no step is parked like this.
 */
export async function openBulkRetry(db: Db, opened: NewBulkRetry): Promise<string> {
  return db.transaction((tx) => write(tx, opened))
}

async function write(tx: Db, { asked, providers, reasonCode, by }: NewBulkRetry): Promise<string> {
  const [row] = (await tx('bulk_retry')
    .insert({
      capability: asked.capability ?? null,
      provider: asked.provider ?? null,
      error_code: asked.code ?? null,
      cause: asked.cause ?? null,
      reason_code: reasonCode,
      person_id: by.personId,
      account_id: by.accountId,
      roles: [...by.roles],
      session_id: by.sessionId,
    })
    .returning('id')) as [{ id: string }]
  const { rowCount } = await tx.raw<{ rowCount: number }>(
    `insert into bulk_retry_step (bulk_retry_id, position, case_id, step, parked_since)
     select :id, row_number() over (order by s.attention->>'since', s.case_id), s.case_id, s.name, s.attention->>'since'
     ${parkedSteps}
     on conflict do nothing`,
    { ...toBindings({ providers, code: asked.code, cause: asked.cause }), id: row.id },
  )
  if (rowCount === 0) throw new AppError('NOTHING_TO_RETRY', { ...asked })
  await enqueue(tx, { kind: 'start_bulk_retry', payload: { bulkRetryId: row.id } })
  return row.id
}
