import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import { AppError } from '#domain/errors.ts'
import type { Store } from '#db/store.ts'
import type { ApplicantSession, StaffSession } from '../session/sessions.ts'
import { answerOnce, parseIdempotencyKey } from './answer-once.ts'
import { authorize } from './authorize.ts'
import { callerAddress, callerNetwork } from './caller-address.ts'
import { parseIfMatch } from './etag.ts'
import { parseInput } from './parse-input.ts'
import type { OutboxRelay } from '../outbox/deliver-outbox.ts'
import type { RateLimiter } from './rate-limiter.ts'
import type { Reply, Route, RouteInput } from './route.ts'
import { requireSameOrigin } from './same-origin.ts'

type Serving = { store: Store; limiter: RateLimiter; relay: OutboxRelay; publicUrl: string }
type Caller = StaffSession | ApplicantSession | undefined

const maxJsonBytes = 100_000

/** Serves the routes, each through the same steps in the same order; the order is the documentation. */
export function mountRoutes(app: Express, routes: readonly Route[], serving: Serving): void {
  for (const route of routes) {
    app[route.method](toExpressPath(route.path), readBody(route), (request, response, next) => {
      serve(route, serving, request, response).catch(next)
    })
  }
}

async function serve(route: Route, serving: Serving, request: Request, response: Response): Promise<void> {
  if (route.access.who !== 'vendor') requireSameOrigin(request, serving.publicUrl)
  const caller = await authorize(serving.store.db, route, request)
  const { store, limiter } = serving
  const network = callerNetwork(callerAddress(request.ip))
  if (route.rateLimit) await limiter.consume(route.rateLimit, caller?.sessionId ?? network)
  if (route.networkLimit) await limiter.consume(route.networkLimit, network)
  const input = readInput(route, request, { caller, store })
  for (const { limit, who } of route.limits?.(input) ?? []) await limiter.consume(limit, who)
  const prepared = await route.prepare?.(input)
  if (!route.idempotent) return send(response, await route.handle({ ...input, prepared }))
  const answer = await answerOnce(
    {
      store,
      idempotence: route.idempotent,
      principal: principalOf(caller, request),
      key: input.key,
      route: `${request.method} ${request.path}`,
      body: rawBody(request),
    },
    async (store) => toStored(await route.handle({ ...input, prepared, store })),
  )
  // What the processes are to be told of it is in the record now, and not a moment before.
  serving.relay.kick()
  response.status(answer.status).set(answer.headers).send(answer.body)
}

type Known = { caller: Caller; store: Store }

function readInput(route: Route, request: Request, { caller, store }: Known): RouteInput<Route['access'], undefined, undefined, undefined> {
  const parsed = {
    params: route.params ? parseInput(route.params, request.params, 'path') : undefined,
    query: route.query ? parseInput(route.query, request.query, 'query') : undefined,
    body: route.body ? parseInput(route.body, parseJson(request), 'body') : undefined,
  }
  return {
    ...(parsed as { params: undefined; query: undefined; body: undefined }),
    bytes: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    caller: caller as undefined,
    store,
    version: route.conditional ? parseIfMatch(request.get('if-match')) : 0,
    key: route.idempotent ? parseIdempotencyKey(request.get('idempotency-key')) : '',
    requestId: request.id as string,
    ipAddress: callerAddress(request.ip),
    network: callerNetwork(callerAddress(request.ip)),
    userAgent: (request.get('user-agent') ?? '').slice(0, 300),
    header: (name) => request.get(name),
  }
}

/** Bodies are read as bytes, so that signatures and hashes are over exactly what was sent; JSON is parsed after the caller was let through. */
function readBody(route: Route): RequestHandler {
  const takesBody = route.body !== undefined || route.bytes !== undefined || route.access.who === 'vendor'
  if (!takesBody) return (_request, _response, next) => next()
  const limit = route.bytes?.maxBytes ?? maxJsonBytes
  // Nobody has reason to pack what is so small, and what was packed is not what was signed.
  const raw = express.raw({ type: () => true, limit, inflate: false })
  return (request, response, next) => {
    const sent = request.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
    const taken = route.bytes?.mediaTypes ?? (route.access.who === 'vendor' ? [sent] : ['application/json'])
    if (!taken.includes(sent)) return next(new AppError('MEDIA_TYPE_UNSUPPORTED', { taken }))
    raw(request, response, (error?: unknown) => next(error && describeBodyFailure(error, { limit, taken })))
  }
}

/** What the reader of bodies says of what it was sent, in our words. */
function describeBodyFailure(error: unknown, { limit, taken }: { limit: number; taken: readonly string[] }): unknown {
  const { type, status } = error as { type?: string; status?: number }
  if (type === 'entity.too.large') return new AppError('BODY_TOO_LARGE', { maxBytes: limit })
  if (type === 'encoding.unsupported') return new AppError('MEDIA_TYPE_UNSUPPORTED', { taken, encodings: ['identity'] })
  // It ended early, or is not as long as it says.
  if (status === 400) return malformed('body', 'as long as Content-Length says')
  return error
}

function malformed(field: string, rule: string): AppError {
  return new AppError('REQUEST_MALFORMED', { where: 'body', fields: [{ field, rule }] })
}

function parseJson(request: Request): unknown {
  try {
    return JSON.parse(rawBody(request).toString('utf8'))
  } catch {
    throw malformed('body', 'JSON')
  }
}

function rawBody(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
}

/** Whose key it is. Callers without a session are told apart by where they call from. */
function principalOf(caller: Caller, request: Request): string {
  if (caller?.kind === 'staff') return `staff:${caller.accountId}`
  if (caller?.kind === 'applicant') return `application:${caller.applicationId}`
  return `anyone:${callerAddress(request.ip)}:${request.get('user-agent') ?? ''}`.slice(0, 300)
}

function toStored(reply: Reply): { status: number; body: string; headers: Record<string, string> } {
  if ('stream' in reply || 'redirect' in reply || 'text' in reply) throw new Error('A repeatable answer is a document, not a stream')
  const headers: Record<string, string> = { ...reply.headers, 'content-type': 'application/json; charset=utf-8' }
  if (reply.etag !== undefined) headers.etag = reply.etag
  return { status: reply.status, body: reply.body === undefined ? '' : JSON.stringify(reply.body), headers }
}

function send(response: Response, reply: Reply): void {
  response.status(reply.status)
  if ('redirect' in reply) {
    response.set(reply.headers ?? {}).redirect(reply.status, reply.redirect)
  } else if ('stream' in reply) {
    sendFile(response, reply)
  } else if ('text' in reply) {
    response.type('text/plain').send(reply.text)
  } else {
    response.set(reply.headers ?? {})
    if (reply.etag !== undefined) response.set('etag', reply.etag)
    if (reply.body === undefined) response.end()
    else response.json(reply.body)
  }
}

/** Files of people are never interpreted in our origin: attachments, or images and PDFs in a sandbox. */
function sendFile(response: Response, reply: Extract<Reply, { stream: unknown }>): void {
  response.set({
    'content-type': reply.mediaType,
    'content-disposition': `${reply.inline ? 'inline' : 'attachment'}; filename="${reply.filename.replace(/[^\w.-]/g, '_')}"`,
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cache-control': 'private, no-store',
  })
  if (Buffer.isBuffer(reply.stream)) response.end(reply.stream)
  else reply.stream.pipe(response)
}

function toExpressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1')
}
