import type { ErrorDetails } from '#domain/errors.ts'
import { redact } from '../http/redact.ts'
import { retryAfterMs } from '../http/retry-after.ts'

/** `httpStatus` is undefined where no answer came; `providerCode` is then what the connection failed by. */
export type AwsFailure = { httpStatus: number | undefined; providerCode: string; cause: string; details: ErrorDetails }

type Thrown = { name?: string; message?: string; code?: string; $metadata?: { httpStatusCode?: number }; $response?: unknown }

/** What an SDK of AWS threw, in the words that all of our errors have. */
export function describeAwsFailure(error: unknown, call: { timedOut: boolean; timeoutMs: number; now: number }): AwsFailure {
  const { name: providerCode = 'unknown', message = '', code: cause = providerCode, $metadata, $response } = error as Thrown
  const httpStatus = $metadata?.httpStatusCode
  const waitMs = retryAfterMs(retryAfterHeader($response), call.now)
  return {
    httpStatus,
    providerCode,
    cause,
    details: {
      ...reasonOf(call, httpStatus),
      ...(httpStatus !== undefined && { httpStatus, providerCode }),
      // The message of a network error may hold an address; its code says as much.
      raw: httpStatus === undefined ? `connection failed: ${cause}` : redact(message),
      ...(waitMs !== undefined && { retryAfterMs: waitMs }),
    },
  }
}

/** No status is no answer: the connection failed. A success that could not be read was cut off on the way. */
export function isUnanswered({ httpStatus }: AwsFailure): boolean {
  return httpStatus === undefined || httpStatus < 300 || httpStatus >= 500 || httpStatus === 429 || httpStatus === 408
}

function reasonOf(call: { timedOut: boolean; timeoutMs: number }, httpStatus: number | undefined): ErrorDetails {
  if (call.timedOut) return { reason: 'timeout', timeoutMs: call.timeoutMs }
  if (httpStatus === undefined) return { reason: 'connection' }
  return { reason: httpStatus < 300 ? 'malformed' : 'status' }
}

function retryAfterHeader(response: unknown): string | null {
  const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined
  const value = typeof headers === 'object' && headers !== null && 'retry-after' in headers ? headers['retry-after'] : undefined
  return typeof value === 'string' ? value : null
}
