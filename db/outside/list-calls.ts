import type { ErrorCode } from '#domain/errors.ts'
import type { CallOutcome } from '#domain/outside/call-outcome.ts'
import type { Capability } from '#domain/outside/capability.ts'
import type { Db } from '../connect.ts'

export type CallFilter = { provider?: string; caseIds?: readonly string[]; outcomes?: readonly CallOutcome[]; step?: string }

export type ListedCall = {
  id: string
  capability: Capability
  provider: string
  operation: string
  caseId: string | null
  step: string | null
  attempt: number | null
  startedAt: Date
  durationMs: number
  outcome: CallOutcome
  errorCode: ErrorCode | null
  httpStatus: number | null
  providerCode: string | null
  words: string | null
  /** The instant to the microsecond, which a date of this language would cut off. */
  cursorAt: string
}

export type RecordedCall = Omit<ListedCall, 'cursorAt'> & {
  request: Readonly<Record<string, unknown>> | null
  response: Readonly<Record<string, unknown>> | null
}

const listed = {
  id: 'id',
  capability: 'capability',
  provider: 'provider',
  operation: 'operation',
  caseId: 'case_id',
  step: 'step',
  attempt: 'attempt',
  startedAt: 'started_at',
  durationMs: 'duration_ms',
  outcome: 'outcome',
  errorCode: 'error_code',
  httpStatus: 'http_status',
  providerCode: 'provider_code',
  words: 'words',
} as const

/** Calls to outside systems, the latest first, by keyset. */
export async function listCalls(
  db: Db,
  filter: CallFilter,
  page: { limit: number; after?: { at: string; id: string } },
): Promise<ListedCall[]> {
  const query = filtered(db, filter)
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(page.limit)
    .select({ ...listed, cursorAt: db.raw('started_at::text') })
  if (page.after) void query.whereRaw('(started_at, id) < (?::timestamptz, ?::uuid)', [page.after.at, page.after.id])
  return (await query) as ListedCall[]
}

/** How many there are, counted no further than the cap. */
export async function countCalls(db: Db, filter: CallFilter, cap: number): Promise<{ value: number; capped: boolean }> {
  const [row] = (await db
    .from(
      filtered(db, filter)
        .limit(cap + 1)
        .select('id')
        .as('some'),
    )
    .count('* as count')) as { count: string }[]
  const value = Number(row?.count ?? 0)
  return { value: Math.min(value, cap), capped: value > cap }
}

/** One call with what went over the line. */
export async function findCall(db: Db, id: string): Promise<RecordedCall | undefined> {
  return (await db('outside_call')
    .where({ id })
    .first({ ...listed, request: 'request', response: 'response' })) as RecordedCall | undefined
}

function filtered(db: Db, { provider, caseIds, outcomes, step }: CallFilter) {
  const query = db('outside_call')
  if (provider !== undefined) void query.where({ provider })
  if (caseIds !== undefined) void query.whereIn('case_id', [...caseIds])
  if (outcomes !== undefined && outcomes.length > 0) void query.whereIn('outcome', [...outcomes])
  if (step !== undefined) void query.where({ step })
  return query
}
