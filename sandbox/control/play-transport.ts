import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { RequestLog } from './request-log.ts'
import type { Scenario, Scenarios } from './scenarios.ts'
import type { Timers } from './timers.ts'
import { bodyTextOf, parseJson, sendReply, type VendorSandbox } from './vendor.ts'

type Stage = { scenarios: Scenarios; log: RequestLog; timers: Timers; now: () => number }

/** Stands before a vendor: plays the transport scenario that is set for it, and records the request with what became of it. */
export function playTransport(stage: Stage, vendor: VendorSandbox): RequestHandler {
  return async (request, response, next) => {
    const scenario = takeScenario(stage, vendor, request)
    recordWhenOver(stage, vendor, request, response, scenario)
    await play(scenario, { stage, vendor, request, response, next })
  }
}

function takeScenario(stage: Stage, vendor: VendorSandbox, request: Request): Scenario | undefined {
  const everywhere = ['down', 'error500', 'refused_connection', 'slow', 'rate_limited'] as const
  const answersOnly = ['unauthorized_once', 'malformed', 'reply_lost_after_commit', 'schema_drift'] as const
  const names = vendor.isTokenRequest(request.path) ? everywhere : ([...everywhere, ...answersOnly] as const)
  return stage.scenarios.take(vendor.vendor, 'transport', ...names)
}

type Scene = { stage: Stage; vendor: VendorSandbox; request: Request; response: Response; next: NextFunction }

async function play(scenario: Scenario | undefined, { stage, vendor, request, response, next }: Scene): Promise<void> {
  switch (scenario?.scenario) {
    case 'down':
      return sendReply(response, vendor.troubleReply('unavailable'))
    case 'error500':
      return sendReply(response, vendor.troubleReply('error'))
    case 'unauthorized_once':
      return sendReply(response, vendor.troubleReply('unauthorized'))
    case 'rate_limited': {
      const { retryAfterSeconds } = scenario
      if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds))
      return sendReply(response, vendor.troubleReply('rate_limited'))
    }
    case 'refused_connection':
      // Before anything was done; a reset is as near to a refusal as one shared port gets.
      request.socket.resetAndDestroy()
      return
    case 'slow':
      await stage.timers.wait(scenario.delayMs)
      return next()
    case 'malformed':
      rewriteReply(response, (text) => text.slice(0, Math.floor(text.length / 2)))
      return next()
    case 'schema_drift':
      rewriteReply(response, (text) => drift(text, scenario.change, vendor.essentialFields))
      return next()
    case 'reply_lost_after_commit':
      rewriteReply(response, () => undefined)
      return next()
    default:
      return next()
  }
}

/** Changes the reply of whatever answers later; undefined drops the connection instead, after all has been done. */
function rewriteReply(response: Response, rewrite: (text: string) => string | undefined): void {
  const send = response.send.bind(response)
  response.send = (body?: unknown) => {
    response.send = send
    const text = rewrite(toText(body))
    if (text !== undefined) return send(text)
    response.socket?.resetAndDestroy()
    return response
  }
}

function drift(text: string, change: 'extra_field' | 'missing_field', fields: readonly string[]): string {
  const body = parseJson(text)
  if (typeof body !== 'object' || body === null) return text
  const others = Object.fromEntries(Object.entries(body).filter(([name]) => !fields.includes(name)))
  return JSON.stringify(change === 'extra_field' ? { ...body, versao_nova: { campo: [1, 2, 3] } } : others)
}

function recordWhenOver(stage: Stage, vendor: VendorSandbox, request: Request, response: Response, scenario: Scenario | undefined): void {
  const startedAt = stage.now()
  let reply = ''
  const send = response.send.bind(response)
  response.send = (body?: unknown) => {
    // Express turns an object into text and calls `send` again: the text is what leaves.
    reply = toText(body)
    return send(body)
  }
  response.once('close', () =>
    stage.log.record({
      at: new Date(startedAt).toISOString(),
      vendor: vendor.vendor,
      method: request.method,
      path: request.originalUrl,
      headers: readableHeaders(request),
      body: bodyTextOf(request),
      status: response.writableFinished ? response.statusCode : undefined,
      reply,
      scenario: scenario?.scenario,
      durationMs: stage.now() - startedAt,
    }),
  )
}

function readableHeaders(request: Request): Record<string, string> {
  const { authorization: _, cookie: __, ...headers } = request.headers
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]))
}

function toText(body: unknown): string {
  if (typeof body === 'string') return body
  if (Buffer.isBuffer(body)) return body.toString('utf8')
  return body === undefined ? '' : JSON.stringify(body)
}
