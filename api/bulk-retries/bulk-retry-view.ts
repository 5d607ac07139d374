import { z } from 'zod'
import { processNames } from '#domain/case/processes.ts'
import { bulkRetryCauses, bulkRetryStates, retryOutcomes } from '#domain/outside/bulk-retry.ts'
import { capabilities } from '#domain/outside/capability.ts'
import { failureWords } from '#domain/texts/attention.ts'
import { bulkRetryStateForStaff, capabilityForStaff, providerForStaff, retryOutcomeForStaff } from '#domain/texts/outside.ts'
import { stepForStaff } from '#domain/texts/steps.ts'
import type { BulkRetry } from '#db/bulk-retries/find-bulk-retry.ts'
import type { ParkedFailure } from '#db/bulk-retries/parked-failures.ts'
import type { RetriedStep } from '#db/bulk-retries/retried-steps.ts'

/** Our own code of a failure, and what it means. */
const failureCode = z.object({ code: z.string(), title: z.string() })

export const parkedFailureView = z
  .object({
    provider: z.string(),
    providerLabel: z.string(),
    failure: failureCode,
    cause: z.enum(bulkRetryCauses),
    process: z.enum(processNames),
    step: z.string(),
    stepLabel: z.string(),
    /** How many cases are parked there by it. */
    cases: z.int(),
    /** Since when the first of them has waited. */
    oldestSince: z.iso.datetime(),
  })
  .meta({ id: 'ProviderFailure' })

export const bulkRetryView = z
  .object({
    id: z.string(),
    state: z.enum(bulkRetryStates),
    stateLabel: z.string(),
    /** Which failures it was asked for; null where it did not matter. */
    capability: z.enum(capabilities).nullable(),
    capabilityLabel: z.string().nullable(),
    provider: z.string().nullable(),
    providerLabel: z.string().nullable(),
    failure: failureCode.nullable(),
    cause: z.enum(bulkRetryCauses).nullable(),
    reasonCode: z.string(),
    requestedBy: z.string().nullable(),
    requestedAt: z.iso.datetime(),
    /** Who asked it to stop: no other step begins, and those under way go on by themselves. */
    stopAskedBy: z.string().nullable(),
    stopAskedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
    cases: z.int(),
    /** How many came to what. */
    tally: z.object(
      Object.fromEntries(retryOutcomes.map((outcome) => [outcome, z.int()])) as Record<(typeof retryOutcomes)[number], z.ZodInt>,
    ),
  })
  .meta({ id: 'BulkRetry' })

export const retriedStepView = z
  .object({
    position: z.int(),
    caseId: z.string(),
    /** The application that the case belongs to. */
    rootCaseId: z.string(),
    reference: z.string(),
    step: z.string(),
    stepLabel: z.string(),
    parkedSince: z.iso.datetime(),
    orderId: z.string(),
    outcome: z.enum(retryOutcomes),
    outcomeLabel: z.string(),
    /** Why it parked again or was refused. */
    failure: failureCode.nullable(),
    settledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'RetriedStep' })

export function toParkedFailureView(failure: ParkedFailure): z.input<typeof parkedFailureView> {
  const { provider, code, cause, process, step, steps, oldestSince } = failure
  return {
    provider,
    providerLabel: providerForStaff(provider),
    failure: toFailureCode(code),
    cause,
    process,
    step,
    stepLabel: stepForStaff(step),
    cases: steps,
    oldestSince,
  }
}

/** `names` are the names of staff by person. */
export function toBulkRetryView(run: BulkRetry, names: ReadonlyMap<string, string>): z.input<typeof bulkRetryView> {
  const { id, state, capability, provider, errorCode, cause, reasonCode, requestedAt, stopAskedAt, endedAt } = run
  const tally = Object.fromEntries(retryOutcomes.map((outcome) => [outcome, run.tally[outcome] ?? 0])) as z.input<
    typeof bulkRetryView
  >['tally']
  return {
    id,
    state,
    stateLabel: bulkRetryStateForStaff(state),
    capability,
    capabilityLabel: capability && capabilityForStaff(capability),
    provider,
    providerLabel: provider && providerForStaff(provider),
    failure: errorCode === null ? null : toFailureCode(errorCode),
    cause,
    reasonCode,
    requestedBy: names.get(run.personId) ?? null,
    requestedAt: requestedAt.toISOString(),
    stopAskedBy: run.stopPersonId === null ? null : (names.get(run.stopPersonId) ?? null),
    stopAskedAt: stopAskedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    cases: Object.values(tally).reduce((sum, steps) => sum + steps, 0),
    tally,
  }
}

export function toRetriedStepView(retried: RetriedStep): z.input<typeof retriedStepView> {
  const { position, caseId, rootCaseId, reference, step, parkedSince, orderId, outcome, errorCode, settledAt } = retried
  return {
    position,
    caseId,
    rootCaseId,
    reference,
    step,
    stepLabel: stepForStaff(step),
    parkedSince,
    orderId,
    outcome,
    outcomeLabel: retryOutcomeForStaff(outcome),
    failure: errorCode === null ? null : toFailureCode(errorCode),
    settledAt: settledAt?.toISOString() ?? null,
  }
}

function toFailureCode(code: string): z.input<typeof failureCode> {
  return { code, title: failureWords(code) }
}
