import type { CallOutcome } from '#domain/outside/call-outcome.ts'
import type { Capability } from '#domain/outside/capability.ts'
import type { Db } from '../connect.ts'

export type CallToRecord = {
  capability: Capability
  provider: string
  operation: string
  caseId?: string
  step?: string
  attempt?: number
  startedAt: string
  durationMs: number
  outcome: CallOutcome
  errorCode?: string
  httpStatus?: number
  providerCode?: string
  words?: string
  request?: Readonly<Record<string, unknown>>
  response?: Readonly<Record<string, unknown>>
}

/** Writes calls to outside systems down, all in one statement. */
export async function recordCalls(db: Db, calls: readonly CallToRecord[]): Promise<void> {
  await db.raw(
    `insert into outside_call (capability, provider, operation, case_id, step, attempt, started_at, duration_ms, outcome, error_code,
       http_status, provider_code, words, request, response)
     select capability, provider, operation, "caseId", step, attempt, "startedAt", "durationMs", outcome, "errorCode", "httpStatus",
       "providerCode", words, request, response
     from jsonb_to_recordset(?::jsonb) as call (capability text, provider text, operation text, "caseId" uuid, step text, attempt integer,
       "startedAt" timestamptz, "durationMs" integer, outcome text, "errorCode" text, "httpStatus" smallint, "providerCode" text, words text,
       request jsonb, response jsonb)`,
    // A text of the database holds no NUL, whatever a vendor sent.
    [JSON.stringify(calls).replaceAll(String.raw`\u0000`, '')],
  )
}
