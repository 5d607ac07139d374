import { AppError, type ErrorCode } from '#domain/errors.ts'
import type { CallOptions } from '../call-options.ts'
import type { OnCall } from '../http/observe-call.ts'
import { createPacedCalls } from '../http/paced-calls.ts'
import { type AwsFailure, describeAwsFailure } from './describe-aws-failure.ts'

export type AwsCallsOptions = {
  provider: string
  /** For a service that does not answer, or not yet. */
  down: ErrorCode
  timeoutMs: number
  onCall?: OnCall | undefined
  now?: (() => number) | undefined
  /** What an error of the service means; `down` counts where it did not answer at all. */
  codeOf: (failure: AwsFailure) => ErrorCode
  /** Whether a call that failed like this may have changed something. */
  mayHaveTakenEffect: (failure: AwsFailure) => boolean
}

/** One call within its time. `request` is what the record of calls says of it: names and sizes, never contents. */
export type AskAws = <T>(
  operation: string,
  call: CallOptions & { request?: Readonly<Record<string, unknown>> },
  send: (limit: AbortSignal) => Promise<T>,
) => Promise<T>

/**
 * Calls by an SDK of AWS, which signs and speaks the protocol of the service, as calls of ours: recorded, paced, bounded in time, and with our
 * errors. The SDK makes one attempt (`maxAttempts: 1`), so that a step sees each. It shows the headers of an answer only on an error, and the
 * services tell no quota there: what is kept to is a time that they, or a proxy before them, ask us to wait.
 */
export function createAwsCalls({ provider, down, timeoutMs, onCall, now = Date.now, ...meaning }: AwsCallsOptions): AskAws {
  const paced = createPacedCalls({ provider, down, onCall, now })
  return (operation, { signal, request }, send) =>
    paced({ operation, signal, describeExchange: () => ({ request: { operation, ...request } }) }, async () => {
      const limit = AbortSignal.timeout(timeoutMs)
      try {
        return await send(signal === undefined ? limit : AbortSignal.any([limit, signal]))
      } catch (error) {
        if (error instanceof AppError) throw error
        const failure = describeAwsFailure(error, { timedOut: limit.aborted, timeoutMs, now: now() })
        throw new AppError(limit.aborted ? down : meaning.codeOf(failure), {
          provider,
          operation,
          ...failure.details,
          mayHaveTakenEffect: meaning.mayHaveTakenEffect(failure),
        })
      }
    })
}
