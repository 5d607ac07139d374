import { z } from 'zod'
import { errorCodes } from '#domain/errors.ts'
import { callOutcomes } from '#domain/outside/call-outcome.ts'
import { capabilities } from '#domain/outside/capability.ts'
import { callOutcomeForStaff, providerForStaff } from '#domain/texts/outside.ts'
import { stepForStaff } from '#domain/texts/steps.ts'
import type { ListedCall, RecordedCall } from '#db/outside/list-calls.ts'
import { pageOf } from '../http/page.ts'

const callFields = {
  id: z.string(),
  capability: z.enum(capabilities),
  provider: z.string(),
  providerLabel: z.string(),
  operation: z.string(),
  /** Null for a call that no case needed, such as a list that is fetched for all. */
  caseId: z.string().nullable(),
  step: z.string().nullable(),
  stepLabel: z.string().nullable(),
  attempt: z.int().nullable(),
  startedAt: z.iso.datetime(),
  durationMs: z.int(),
  outcome: z.enum(callOutcomes),
  outcomeLabel: z.string(),
  /** Our own code of a failure, and what it means. */
  error: z.object({ code: z.string(), title: z.string() }).nullable(),
  httpStatus: z.int().nullable(),
  /** The provider's own code of a failure. */
  providerCode: z.string().nullable(),
  /** What the provider said of a failure, personal data removed. */
  words: z.string().nullable(),
}

export const listedCallView = z.object(callFields).meta({ id: 'OutsideCall' })
export const callPage = pageOf(listedCallView).meta({ id: 'OutsideCallPage' })

const exchange = z.record(z.string(), z.unknown()).nullable()
/** `request` and `response` name fields and show the values that say nothing of anybody. */
export const callView = z.object({ ...callFields, request: exchange, response: exchange }).meta({ id: 'WholeOutsideCall' })

export function toListedCallView(call: Omit<ListedCall, 'cursorAt'>): z.input<typeof listedCallView> {
  const { id, capability, provider, operation, caseId, step, attempt, durationMs, outcome, errorCode, httpStatus, providerCode, words } =
    call
  return {
    id,
    capability,
    provider,
    providerLabel: providerForStaff(provider),
    operation,
    caseId,
    step,
    stepLabel: step === null ? null : stepForStaff(step),
    attempt,
    startedAt: call.startedAt.toISOString(),
    durationMs,
    outcome,
    outcomeLabel: callOutcomeForStaff({ outcome, httpStatus }),
    // A code of an older version may be gone.
    error: errorCode === null ? null : { code: errorCode, title: errorCodes[errorCode]?.title ?? errorCode },
    httpStatus,
    providerCode,
    words,
  }
}

export function toCallView(call: RecordedCall): z.input<typeof callView> {
  return { ...toListedCallView(call), request: call.request, response: call.response }
}
