import { AppError, errorCodes, type ErrorCode, type ErrorKind } from '#domain/errors.ts'

/** RFC 9457. `code` is stable; `detail` says what to do. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: ErrorCode | 'INTERNAL'
  requestId: string
  /** Facts of this occurrence: which field, which version, what changed. */
  facts?: Readonly<Record<string, unknown>>
}

const statusOf = {
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  refused: 422,
  unavailable: 503,
} satisfies Record<ErrorKind, number>

/** Codes whose status HTTP knows better than their kind does. */
const ownStatus: Partial<Record<ErrorCode, number>> = {
  SIGN_IN_REQUIRED: 401,
  PRECONDITION_REQUIRED: 428,
  RATE_LIMITED: 429,
  BODY_TOO_LARGE: 413,
  MEDIA_TYPE_UNSUPPORTED: 415,
  ROUTE_NOT_FOUND: 404,
}

export function statusOfCode(code: ErrorCode): number {
  return ownStatus[code] ?? statusOf[errorCodes[code].kind]
}

/** What the caller is told: for an error of ours its code, title and remedy, for anything else nothing but the id to ask for. */
export function toProblem(error: unknown, context: { requestId: string; publicUrl: string }): Problem {
  if (!(error instanceof AppError)) {
    return {
      type: `${context.publicUrl}/docs#INTERNAL`,
      title: 'Something went wrong on our side',
      status: 500,
      detail: 'Try again. If it happens again, tell us the request id.',
      code: 'INTERNAL',
      requestId: context.requestId,
    }
  }
  return {
    type: `${context.publicUrl}/docs#${error.code}`,
    title: errorCodes[error.code].title,
    status: statusOfCode(error.code),
    detail: errorCodes[error.code].remedy,
    code: error.code,
    requestId: context.requestId,
    ...(Object.keys(error.details).length > 0 && { facts: error.details }),
  }
}
