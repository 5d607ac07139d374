import type { CallOutcome } from '#domain/outside/call-outcome.ts'
import { AppError, type ErrorCode } from '#domain/errors.ts'
import { type CallContext, calledFor } from './call-context.ts'

/** What went over the line, in a form that holds no personal data: names of fields, sizes, and values of the protocol. */
export type Exchange = { request?: Readonly<Record<string, unknown>>; response?: Readonly<Record<string, unknown>> }

/** One finished call to an outside system, as health, metrics and the record of calls see it. Holds no personal data. */
export type ObservedCall = CallContext & {
  provider: string
  operation: string
  /** ISO instant. */
  startedAt: string
  durationMs: number
  outcome: CallOutcome
  errorCode?: ErrorCode
  httpStatus?: number
  providerCode?: string
  /** What the provider said of a failure, personal data removed. */
  words?: string
  /** What is left of the provider's quota, as its answer said; until when is an ISO instant. */
  quota?: { limit: number; remaining: number; resetsAt: string }
  /** Until when the provider wants no call of ours. ISO instant. */
  limitedUntil?: string
  /** Made when it is asked for, so that the caller need not wait for it. */
  describeExchange?: () => Exchange
}

export type OnCall = (call: ObservedCall) => void

/** What a client tells of its call while it goes on. */
export type CallNotes = Pick<ObservedCall, 'quota' | 'limitedUntil'> & { httpStatus?: number; describeExchange?: () => Exchange }

type WatchedCall = { provider: string; operation: string; onCall: OnCall | undefined; signal: AbortSignal | undefined }

/** Runs one call and reports how it ended, exactly once. A cancelled call ends with the reason of its signal. */
export async function observeCall<T>(watched: WatchedCall, call: (notes: CallNotes) => Promise<T>): Promise<T> {
  const { provider, operation, onCall, signal } = watched
  const [startedAt, since] = [new Date().toISOString(), performance.now()]
  const notes: CallNotes = {}
  const report = (ending: Partial<ObservedCall> & Pick<ObservedCall, 'outcome'>) =>
    onCall?.({
      ...calledFor(),
      provider,
      operation,
      startedAt,
      durationMs: Math.round(performance.now() - since),
      ...notes,
      ...ending,
    })
  try {
    signal?.throwIfAborted()
    const answer = await call(notes)
    report({ outcome: 'answered' })
    return answer
  } catch (error) {
    if (signal?.aborted) {
      report({ outcome: 'cancelled' })
      throw signal.reason
    }
    report(endingOf(error))
    throw error
  }
}

function endingOf(error: unknown): Partial<ObservedCall> & Pick<ObservedCall, 'outcome'> {
  if (!(error instanceof AppError)) return { outcome: 'failed' }
  const { httpStatus, providerCode, raw } = error.details
  return {
    outcome: error.kind === 'unavailable' ? 'unavailable' : 'refused',
    errorCode: error.code,
    ...(typeof httpStatus === 'number' && { httpStatus }),
    ...(typeof providerCode === 'string' && { providerCode }),
    ...(typeof raw === 'string' && { words: raw }),
  }
}
