import { AppError, type ErrorCode } from '#domain/errors.ts'

/** One finished call to an outside system, as health and metrics see it. Holds no personal data. */
export type ObservedCall = {
  provider: string
  operation: string
  durationMs: number
  /** `answered` includes every business "no"; `failed` is a mistake of ours. */
  outcome: 'answered' | 'unavailable' | 'refused' | 'cancelled' | 'failed'
  errorCode?: ErrorCode
  httpStatus?: number
}

export type OnCall = (call: ObservedCall) => void

type WatchedCall = { provider: string; operation: string; onCall: OnCall | undefined; signal: AbortSignal | undefined }

/** Runs one call and reports how it ended, exactly once. A cancelled call ends with the reason of its signal. */
export async function observeCall<T>(watched: WatchedCall, call: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const report = (ending: Pick<ObservedCall, 'outcome' | 'errorCode' | 'httpStatus'>) =>
    watched.onCall?.({
      provider: watched.provider,
      operation: watched.operation,
      durationMs: Math.round(performance.now() - startedAt),
      ...ending,
    })
  try {
    watched.signal?.throwIfAborted()
    const answer = await call()
    report({ outcome: 'answered' })
    return answer
  } catch (error) {
    if (watched.signal?.aborted) {
      report({ outcome: 'cancelled' })
      throw watched.signal.reason
    }
    report(endingOf(error))
    throw error
  }
}

function endingOf(error: unknown): Pick<ObservedCall, 'outcome' | 'errorCode' | 'httpStatus'> {
  if (!(error instanceof AppError)) return { outcome: 'failed' }
  const { httpStatus } = error.details
  return {
    outcome: error.kind === 'unavailable' ? 'unavailable' : 'refused',
    errorCode: error.code,
    ...(typeof httpStatus === 'number' && { httpStatus }),
  }
}
