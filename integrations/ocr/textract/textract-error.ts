import type { ErrorCode } from '#domain/errors.ts'
import { type AwsFailure, isUnanswered } from '../../aws/describe-aws-failure.ts'

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

export function codeOfFailure(failure: AwsFailure): ErrorCode {
  const own = codes[failure.providerCode]
  if (own !== undefined) return own
  if (isUnanswered(failure)) return 'OCR_DOWN'
  return [401, 403, 404, 405].includes(failure.httpStatus!) ? 'OCR_MISCONFIGURED' : 'PROVIDER_ANSWER_UNEXPECTED'
}
