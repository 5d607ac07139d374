import type { ErrorRequestHandler } from 'express'
import { AppError, errorCodes } from '#domain/errors.ts'
import { toProblem } from './problem.ts'

/** The edge where every error becomes an answer. What the caller did is logged as information, what broke here as an error. */
export function answerError(publicUrl: string): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = toProblem(error, { requestId: request.id as string, publicUrl })
    if (problem.status >= 500)
      request.log.error({ err: error instanceof AppError ? { code: error.code, cause: error.cause } : error }, 'request failed')
    else request.log.info({ code: problem.code, kind: errorCodes[problem.code as keyof typeof errorCodes]?.kind }, 'request refused')
    const retryAfterMs = problem.facts?.retryAfterMs
    if (typeof retryAfterMs === 'number') response.set('retry-after', String(Math.ceil(retryAfterMs / 1000)))
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  }
}
