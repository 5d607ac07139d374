import { AppError, type ErrorCode } from '#domain/errors.ts'
import { redact } from '../../http/redact.ts'
import { retryAfterMs } from '../../http/retry-after.ts'

export const provider = 's3'

/** Errors of S3 that mean something else than their status alone (Amazon S3 API Reference, error responses). */
const codeOf: Record<string, ErrorCode> = {
  AccessDenied: 'ECM_MISCONFIGURED',
  InvalidAccessKeyId: 'ECM_MISCONFIGURED',
  SignatureDoesNotMatch: 'ECM_MISCONFIGURED',
  AuthorizationHeaderMalformed: 'ECM_MISCONFIGURED',
  RequestTimeTooSkewed: 'ECM_MISCONFIGURED',
  ExpiredToken: 'ECM_MISCONFIGURED',
  NoSuchBucket: 'ECM_MISCONFIGURED',
  PermanentRedirect: 'ECM_MISCONFIGURED',
  ObjectLockConfigurationNotFoundError: 'ECM_MISCONFIGURED',
  CredentialsProviderError: 'ECM_MISCONFIGURED',
  NoSuchKey: 'ECM_OBJECT_NOT_FOUND',
  NoSuchVersion: 'ECM_OBJECT_NOT_FOUND',
  NotFound: 'ECM_OBJECT_NOT_FOUND',
  // Somebody writes the same key in this moment; nothing is decided yet.
  ConditionalRequestConflict: 'ECM_DOWN',
  OperationAborted: 'ECM_DOWN',
  SlowDown: 'ECM_DOWN',
}
const causesBeforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

type Failure = { name?: string; message?: string; code?: string; $metadata?: { httpStatusCode?: number }; $response?: unknown }

/** What the SDK threw, as one of our errors. `timedOut` where our own limit ended the call. */
export function toS3Error(error: unknown, call: { operation: string; timedOut: boolean; timeoutMs: number; now: number }): AppError {
  const { name: providerCode = 'unknown', message = '', code = providerCode, $metadata, $response } = error as Failure
  const httpStatus = $metadata?.httpStatusCode
  const waitMs = retryAfterMs(retryAfterHeader($response), call.now)
  return new AppError(call.timedOut ? 'ECM_DOWN' : (codeOf[providerCode] ?? codeOfStatus(httpStatus)), {
    provider,
    operation: call.operation,
    ...reasonOf(call, httpStatus),
    ...(httpStatus !== undefined && { httpStatus, providerCode }),
    // The message of a network error may hold an address; its code says as much.
    raw: httpStatus === undefined ? `connection failed: ${code}` : redact(message),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
    mayHaveTakenEffect: httpStatus === undefined ? !causesBeforeSending.has(code) : httpStatus >= 500 || httpStatus < 300,
  })
}

function reasonOf(call: { timedOut: boolean; timeoutMs: number }, httpStatus: number | undefined): { reason: string; timeoutMs?: number } {
  if (call.timedOut) return { reason: 'timeout', timeoutMs: call.timeoutMs }
  if (httpStatus === undefined) return { reason: 'connection' }
  return { reason: httpStatus < 300 ? 'malformed' : 'status' }
}

/** No status is no answer: the connection failed. A success that could not be read was cut off on the way. */
function codeOfStatus(httpStatus: number | undefined): ErrorCode {
  if (httpStatus === undefined || httpStatus < 300 || httpStatus >= 500 || httpStatus === 429 || httpStatus === 408) return 'ECM_DOWN'
  return [301, 307, 401, 403, 405].includes(httpStatus) ? 'ECM_MISCONFIGURED' : 'ECM_REFUSED'
}

function retryAfterHeader(response: unknown): string | null {
  const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined
  const value = typeof headers === 'object' && headers !== null && 'retry-after' in headers ? headers['retry-after'] : undefined
  return typeof value === 'string' ? value : null
}
