import { AppError, type ErrorCode } from '#domain/errors.ts'
import { redact } from '../../http/redact.ts'
import { retryAfterMs } from '../../http/retry-after.ts'

/** Errors of Textract that say something of the document, of our access, or of us; all others by their status. Service model 2018-06-27. */
const codes: Record<string, ErrorCode> = {
  BadDocumentException: 'OCR_DOCUMENT_UNREADABLE',
  UnsupportedDocumentException: 'OCR_DOCUMENT_UNREADABLE',
  DocumentTooLargeException: 'OCR_DOCUMENT_UNREADABLE',
  AccessDeniedException: 'OCR_MISCONFIGURED',
  UnrecognizedClientException: 'OCR_MISCONFIGURED',
  InvalidSignatureException: 'OCR_MISCONFIGURED',
  IncompleteSignatureException: 'OCR_MISCONFIGURED',
  MissingAuthenticationTokenException: 'OCR_MISCONFIGURED',
  ExpiredTokenException: 'OCR_MISCONFIGURED',
  OptInRequired: 'OCR_MISCONFIGURED',
  SubscriptionRequiredException: 'OCR_MISCONFIGURED',
  InvalidKMSKeyException: 'OCR_MISCONFIGURED',
  UnknownOperationException: 'OCR_MISCONFIGURED',
  CredentialsProviderError: 'OCR_MISCONFIGURED',
  // Answered with 400, but it will be taken later.
  ProvisionedThroughputExceededException: 'OCR_DOWN',
  ThrottlingException: 'OCR_DOWN',
  LimitExceededException: 'OCR_DOWN',
  InternalServerError: 'OCR_DOWN',
  InvalidJobIdException: 'OCR_JOB_NOT_FOUND',
  IdempotentParameterMismatchException: 'OCR_REQUEST_INVALID',
  // The service does not understand what we ask: no retry and no other picture helps, another engine does.
  InvalidParameterException: 'PROVIDER_ANSWER_UNEXPECTED',
  ValidationException: 'PROVIDER_ANSWER_UNEXPECTED',
  SerializationException: 'PROVIDER_ANSWER_UNEXPECTED',
  InvalidS3ObjectException: 'PROVIDER_ANSWER_UNEXPECTED',
  HumanLoopQuotaExceededException: 'PROVIDER_ANSWER_UNEXPECTED',
}

type Failure = { name?: string; message?: string; code?: string; $metadata?: { httpStatusCode?: number }; $response?: unknown }

/** What the SDK threw, as one of our errors. `timedOut` where our own limit ended the call. */
export function toTextractError(error: unknown, call: { operation: string; timedOut: boolean; timeoutMs: number; now: number }): AppError {
  const { name: providerCode = 'unknown', message = '', code, $metadata, $response } = error as Failure
  const httpStatus = $metadata?.httpStatusCode
  const waitMs = retryAfterMs(retryAfterHeader($response), call.now)
  return new AppError(call.timedOut ? 'OCR_DOWN' : (codes[providerCode] ?? codeOfStatus(httpStatus)), {
    provider: 'textract',
    operation: call.operation,
    ...reasonOf(call, httpStatus),
    ...(httpStatus !== undefined && { httpStatus, providerCode }),
    // The message of a network error may hold an address; its code says as much.
    raw: httpStatus === undefined ? `connection failed: ${code ?? providerCode}` : redact(message),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
    // A reading changes nothing at the service, whether its answer arrives or not.
    mayHaveTakenEffect: false,
  })
}

function reasonOf(call: { timedOut: boolean; timeoutMs: number }, httpStatus: number | undefined): { reason: string; timeoutMs?: number } {
  if (call.timedOut) return { reason: 'timeout', timeoutMs: call.timeoutMs }
  if (httpStatus === undefined) return { reason: 'connection' }
  return { reason: httpStatus < 300 ? 'malformed' : 'status' }
}

/** No status is no answer: the connection failed. A success that could not be read was cut off on the way. */
function codeOfStatus(httpStatus: number | undefined): ErrorCode {
  if (httpStatus === undefined || httpStatus < 300 || httpStatus >= 500 || httpStatus === 429 || httpStatus === 408) return 'OCR_DOWN'
  return [401, 403, 404, 405].includes(httpStatus) ? 'OCR_MISCONFIGURED' : 'PROVIDER_ANSWER_UNEXPECTED'
}

function retryAfterHeader(response: unknown): string | null {
  const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined
  const value = typeof headers === 'object' && headers !== null && 'retry-after' in headers ? headers['retry-after'] : undefined
  return typeof value === 'string' ? value : null
}
