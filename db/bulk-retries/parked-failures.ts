import { bulkRetryCauses, type BulkRetryCause } from '#domain/outside/bulk-retry.ts'
import type { ProcessName } from '#domain/case/processes.ts'
import type { Db } from '../connect.ts'

/** Which failures are meant; what is left out does not matter. Without providers: those of all. */
export type FailureFilter = { providers?: readonly string[] | undefined; code?: string | undefined; cause?: BulkRetryCause | undefined }

/** Steps that parked in one way because of one provider. */
export type ParkedFailure = {
  provider: string
  code: string
  cause: BulkRetryCause
  process: ProcessName
  step: string
  steps: number
  oldestSince: string
}

/** Whose failure it was: of the step's provider, or of the one that the failed call names. */
const provider = `coalesce(s.attention->>'provider', s.attention->'facts'->>'provider')`

/**
 * Steps that an outside system's failure parked and that nobody is retrying in bulk already. Held cases wait for compliance, whatever the
 * provider does.
 */
export const parkedSteps = `
  from case_step s join "case" c on c.id = s.case_id
  where s.state = 'needs_attention' and s.attention->>'cause' = any(:causes::text[])
    and ${provider} is not null and (:providers::text[] is null or ${provider} = any(:providers::text[]))
    and (:code::text is null or s.attention->>'code' = :code)
    and not exists (select from case_hold h where h.case_id = c.root_case_id and h.ended_at is null)
    and not exists (select from bulk_retry_step taken where taken.case_id = s.case_id and taken.step = s.name and taken.outcome = 'waiting')`

export function toBindings({ providers, code, cause }: FailureFilter) {
  return { causes: cause === undefined ? [...bulkRetryCauses] : [cause], providers: providers ? [...providers] : null, code: code ?? null }
}

/** What is parked because an outside system failed, counted, what most are parked by first. */
export async function parkedFailures(db: Db, filter: FailureFilter): Promise<ParkedFailure[]> {
  const { rows } = await db.raw<{ rows: ParkedFailure[] }>(
    `select ${provider} as provider, s.attention->>'code' as code, s.attention->>'cause' as cause, c.process, s.name as step,
       count(*)::integer as steps, min(s.attention->>'since') as "oldestSince"
     ${parkedSteps}
     group by 1, 2, 3, 4, 5 order by steps desc, 1, 2, 5`,
    toBindings(filter),
  )
  return rows
}
