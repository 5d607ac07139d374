import type { Trouble, VendorReply } from '../control/vendor.ts'

/** Status by exception (CMIS 1.1, 5.2.10). */
const statusOf = {
  invalidArgument: 400,
  filterNotValid: 400,
  unauthorized: 401,
  permissionDenied: 403,
  objectNotFound: 404,
  notSupported: 405,
  constraint: 409,
  nameConstraintViolation: 409,
  updateConflict: 409,
  versioning: 409,
  tooManyRequests: 429,
  runtime: 500,
  storage: 500,
  serviceUnavailable: 503,
} as const
type ExceptionName = keyof typeof statusOf

/** What the repository refuses, by the name of the exception. */
export class CmisException extends Error {
  readonly exception: ExceptionName
  constructor(exception: ExceptionName, message: string) {
    super(message)
    this.exception = exception
  }
}

export function exceptionReply(exception: ExceptionName, message: string): VendorReply {
  return { status: statusOf[exception], body: { exception, message } }
}

export function troubleReply(trouble: Trouble): VendorReply {
  switch (trouble) {
    case 'unavailable':
      return exceptionReply('serviceUnavailable', 'The repository is not available.')
    case 'error':
      return exceptionReply('runtime', 'Internal error.')
    case 'rate_limited':
      return exceptionReply('tooManyRequests', 'Too many requests.')
    case 'unauthorized':
      return exceptionReply('unauthorized', 'Authentication required.')
  }
}
