import { AppError, type ErrorCode } from '#domain/errors.ts'
import { redact } from './redact.ts'
import { redactReply } from './redact-reply.ts'
import { retryAfterMs } from './retry-after.ts'

/** The codes that one capability uses for what any vendor of it can answer. */
export type ProviderErrorCodes = { down: ErrorCode; refused: ErrorCode; misconfigured: ErrorCode }

export type HttpReply = { readonly status: number; readonly headers: Headers; readonly text: string; readonly bytes: Uint8Array }

/**
 * What a vendor's own error body says. `code` overrides what the HTTP status alone would mean, `retryAfterMs` what `Retry-After` says, for
 * vendors that tell it in a header of their own.
 */
export type ProviderComplaint = { code?: ErrorCode; providerCode?: string; message?: string; retryAfterMs?: number }

type FailedCall = { provider: string; operation: string; codes: ProviderErrorCodes }

const causesBeforeSending = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/** An HTTP status that is no answer, as one of our errors. */
export function statusError(
  call: FailedCall,
  reply: HttpReply,
  more: { complaint: ProviderComplaint; personalData: readonly string[]; now: number },
): AppError {
  const { complaint } = more
  const waitMs = complaint.retryAfterMs ?? retryAfterMs(reply.headers.get('retry-after'), more.now)
  return new AppError(complaint.code ?? codeOfStatus(reply.status, call.codes), {
    provider: call.provider,
    operation: call.operation,
    reason: 'status',
    httpStatus: reply.status,
    ...(complaint.providerCode !== undefined && { providerCode: complaint.providerCode }),
    raw: complaint.message === undefined ? redactReply(reply, more.personalData) : redact(complaint.message, more.personalData),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
    mayHaveTakenEffect: reply.status >= 500,
  })
}

/** No complete reply came. `mayHaveTakenEffect` is false only where the request cannot have left. */
export function transportError(call: FailedCall, error: unknown, timeoutMs: number): AppError {
  const timedOut = error instanceof Error && error.name === 'TimeoutError'
  const cause = causeOf(error)
  return new AppError(call.codes.down, {
    provider: call.provider,
    operation: call.operation,
    ...(timedOut
      ? { reason: 'timeout', timeoutMs, raw: `no answer within ${timeoutMs} ms` }
      : { reason: 'connection', raw: `connection failed: ${cause}` }),
    mayHaveTakenEffect: !causesBeforeSending.has(cause),
  })
}

function codeOfStatus(status: number, codes: ProviderErrorCodes): ErrorCode {
  if (status >= 500 || status === 408 || status === 425 || status === 429) return codes.down
  // Not the question but our access is wrong: credentials, contract, path, method or content type. A redirect is a wrong address.
  if (status < 400 || [401, 403, 404, 405, 406, 415].includes(status)) return codes.misconfigured
  return codes.refused
}

/** Only the code: the message of a network error may hold the address, and the address may hold a tax number. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const inner = error.cause
  if (inner instanceof Error && 'code' in inner && typeof inner.code === 'string') return inner.code
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
