import { ActivityFailure, ApplicationFailure, isCancellation, TimeoutFailure } from '@temporalio/workflow'
import type { Attention } from '#domain/case/attention.ts'
import { errorCodes, type ErrorCode } from '#domain/errors.ts'

/** What `activities/to-failure.ts` attaches to every failure that has a code of ours. */
export type FailureDetails = { facts: Attention['facts']; rawError?: string; retryAfterMs?: number }

export type DescribedFailure = Pick<Attention, 'cause' | 'code' | 'facts' | 'rawError'> & { retryable: boolean; retryAfterMs?: number }

/** Puts the failure of one attempt into the words of the case. Cancellation, and bugs of the workflow itself, pass through. */
export function describeFailure(error: unknown): DescribedFailure {
  if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error
  const cause = error.cause
  if (cause instanceof ApplicationFailure && isErrorCode(cause.type)) {
    const details = (cause.details?.[0] ?? { facts: {} }) as FailureDetails
    const retryable = errorCodes[cause.type].kind === 'unavailable'
    return { cause: retryable ? 'retries_spent' : 'refused', code: cause.type, retryable, ...details }
  }
  if (cause instanceof TimeoutFailure) {
    return { cause: 'retries_spent', code: 'STEP_TIMED_OUT', facts: { timeout: cause.timeoutType ?? 'unknown' }, retryable: true }
  }
  return { cause: 'bug', code: 'UNEXPECTED_ERROR', facts: {}, rawError: cause?.message ?? error.message, retryable: true }
}

function isErrorCode(type: string | null | undefined): type is ErrorCode {
  return typeof type === 'string' && Object.hasOwn(errorCodes, type)
}
