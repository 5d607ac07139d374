import { accessRefusals } from '#domain/outside/call-outcome.ts'
import type { ProviderFigures } from '#domain/outside/provider-state.ts'
import type { Db } from '../connect.ts'

/** Of the last while, but for the two last instants, which are of all time that is kept. */
export type RecordedFigures = ProviderFigures & {
  provider: string
  /** What the provider last told of its quota, while the window that it told of runs. */
  quota?: { limit: number; remaining: number; resetsAt: string }
  /** How long 95 of 100 calls took at most; undefined where there were none. */
  p95Ms?: number
}

/** How each of these providers did in the last minutes, as our calls saw it. */
export async function providerFigures(db: Db, providers: readonly string[], overMinutes: number): Promise<RecordedFigures[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select wanted.provider, figures.*, last.success_at, last.failure_at,
       case when told.limited_until > now() then told.limited_until end as limited_until,
       told.quota_limit, told.quota_remaining, told.quota_resets_at
     from unnest(:providers::text[]) as wanted (provider)
     cross join lateral (
       select (select started_at from outside_call where provider = wanted.provider and ${succeeded} order by started_at desc limit 1) as success_at,
         (select started_at from outside_call where provider = wanted.provider and ${failed} order by started_at desc limit 1) as failure_at
     ) last
     cross join lateral (
       select count(*)::integer as calls, count(*) filter (where ${failed})::integer as failures,
         count(*) filter (where ${failed} and started_at > coalesce(last.success_at, '-infinity'))::integer as failures_in_a_row,
         percentile_cont(0.95) within group (order by duration_ms)::integer as p95_ms
       from outside_call where provider = wanted.provider and outcome <> 'cancelled' and started_at > now() - make_interval(mins => :minutes)
     ) figures
     left join provider_limit told on told.provider = wanted.provider`,
    { providers: [...providers], codes: [...accessRefusals], minutes: overMinutes },
  )
  return rows.map(toFigures)
}

const failed = `(outcome = 'unavailable' or (outcome = 'refused' and error_code = any(:codes::text[])))`
/** A "no" to a question is an answer: the provider works. */
const succeeded = `(outcome = 'answered' or (outcome = 'refused' and error_code <> all(:codes::text[])))`

type Row = {
  provider: string
  calls: number
  failures: number
  failures_in_a_row: number
  p95_ms: number | null
  success_at: Date | null
  failure_at: Date | null
  limited_until: Date | null
  quota_limit: number | null
  quota_remaining: number | null
  quota_resets_at: Date | null
}

function toFigures(row: Row): RecordedFigures {
  return {
    provider: row.provider,
    calls: row.calls,
    failures: row.failures,
    failuresInARow: row.failures_in_a_row,
    ...(row.p95_ms !== null && { p95Ms: row.p95_ms }),
    ...(row.success_at && { lastSuccessAt: row.success_at.toISOString() }),
    ...(row.failure_at && { lastFailureAt: row.failure_at.toISOString() }),
    ...quotaOf(row),
    ...(row.limited_until && { limitedUntil: row.limited_until.toISOString() }),
  }
}

/** A window that is over says nothing about the next one. */
function quotaOf({ quota_limit: limit, quota_remaining: remaining, quota_resets_at: resetsAt }: Row): Pick<RecordedFigures, 'quota'> {
  if (limit === null || remaining === null || resetsAt === null || resetsAt.getTime() <= Date.now()) return {}
  return { quota: { limit, remaining, resetsAt: resetsAt.toISOString() } }
}
