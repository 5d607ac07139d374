import type { ErrorRequestHandler } from 'express'
import { AppError, errorCodes, type ErrorKind } from '#domain/errors.ts'
import { toProblem } from './problem.ts'

/**
 * The edge where every error becomes an answer. What the caller did is logged as information, what does not answer for a while as a warning,
 * what broke here as an error.
 */
export function answerError(publicUrl: string): ErrorRequestHandler {
  return (failure: unknown, request, response, next) => {
    if (response.headersSent) return next(failure)
    const error = inOurWords(failure)
    const problem = toProblem(error, { requestId: request.id as string, publicUrl })
    if (problem.status < 500) request.log.info({ code: problem.code, kind: kindOf(problem.code) }, 'request refused')
    else if (kindOf(problem.code) === 'unavailable')
      request.log.warn({ code: problem.code, cause: causeOf(error) }, 'request cannot be served now')
    else request.log.error({ err: error instanceof AppError ? { code: error.code, cause: error.cause } : error }, 'request broke')
    const retryAfterMs = problem.facts?.retryAfterMs
    if (typeof retryAfterMs === 'number') response.set('retry-after', String(Math.ceil(retryAfterMs / 1000)))
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
}

/** What the router and the file server refuse themselves: an address that is no text, a file that is not there or nobody's to read. */
function inOurWords(failure: unknown): unknown {
  if (failure instanceof AppError || !(failure instanceof Error)) return failure
  const { status } = failure as { status?: number }
  if (status === 404 || status === 403) return new AppError('ROUTE_NOT_FOUND')
  if (status === 400)
    return new AppError('REQUEST_MALFORMED', { where: 'path', fields: [{ field: 'path', rule: 'percent-encoded UTF-8' }] })
  return failure
}

function kindOf(code: string): ErrorKind | undefined {
  return errorCodes[code as keyof typeof errorCodes]?.kind
}

function causeOf(error: unknown): string | undefined {
  return error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined
}
