import type { ErrorCode } from '#domain/errors.ts'
import { type AwsFailure, isUnanswered } from '../../aws/describe-aws-failure.ts'

export const provider = 's3'

/** Errors of S3 that mean something else than their status alone (Amazon S3 API Reference, error responses). */
const codes: Record<string, ErrorCode> = {
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

export function codeOfFailure(failure: AwsFailure): ErrorCode {
  const own = codes[failure.providerCode]
  if (own !== undefined) return own
  if (isUnanswered(failure)) return 'ECM_DOWN'
  return [301, 307, 401, 403, 405].includes(failure.httpStatus!) ? 'ECM_MISCONFIGURED' : 'ECM_REFUSED'
}

export function mayHaveTakenEffect({ httpStatus, cause }: AwsFailure): boolean {
  return httpStatus === undefined ? !causesBeforeSending.has(cause) : httpStatus >= 500 || httpStatus < 300
}
