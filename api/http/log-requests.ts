import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'

/**
 * One line for each request: its id, method, the address with ids but without query, status and duration. Never headers or bodies: a cookie
 * is a key, and what people write about themselves is theirs.
 */
export function logRequests(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id']
      const id = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
      response.setHeader('x-request-id', id)
      return id
    },
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) => levelOf(error ? 500 : response.statusCode),
    // Why it failed was said by whoever answered; the library would add an error of its own making, with a stack that leads nowhere.
    customErrorMessage: () => 'request failed',
    customErrorObject: (_request, _response, _error, { res, responseTime }: { res: unknown; responseTime: number }) => ({
      res,
      responseTime,
    }),
    autoLogging: { ignore: (request) => /^\/(healthz|readyz|metrics)$/.test(request.url ?? '') },
  }) as RequestHandler
}

/** Something else that does not answer, for a while, is not an error of ours. */
function levelOf(status: number): 'info' | 'warn' | 'error' {
  if (status === 503) return 'warn'
  return status >= 500 ? 'error' : 'info'
}
