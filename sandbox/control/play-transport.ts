import type { NextFunction, Request, RequestHandler, Response } from 'express'
import type { Register } from '../people/register.ts'
import { createQuotas, type Quotas } from './quotas.ts'
import type { RequestLog } from './request-log.ts'
import type { Scenario, ScenarioOf, Scenarios } from './scenarios.ts'
import type { Timers } from './timers.ts'
import { createTroubles, type Troubles } from './troubles.ts'
import { bodyTextOf, parseJson, sendReply, type VendorSandbox } from './vendor.ts'

type Stage = { scenarios: Scenarios; register: Register; log: RequestLog; timers: Timers; now: () => number }
type Counting = { quotas: Quotas; troubles: Troubles }

/** Stands before a vendor: plays the transport scenario that is set for it, and records the request with what became of it. */
export function playTransport(stage: Stage, vendor: VendorSandbox): RequestHandler {
  const counting = { quotas: createQuotas(stage, vendor), troubles: createTroubles(stage.register, vendor.vendor) }
  return async (request, response, next) => {
    const scenario = takeScenario(stage, counting, { vendor, request, response })
    recordWhenOver(stage, vendor, { request, response, scenario })
    await play(scenario, { stage, vendor, request, response, next })
  }
}

type TransportScenario = ScenarioOf<(typeof everywhere | typeof answersOnly)[number]>
const everywhere = ['down', 'error500', 'refused_connection', 'slow', 'rate_limited'] as const
const answersOnly = ['unauthorized_once', 'malformed', 'reply_lost_after_commit', 'schema_drift'] as const

type Asked = { vendor: VendorSandbox; request: Request; response: Response }

/** What was ordered, else what the vendor's quota says, else what the person in the request is known for. */
function takeScenario(stage: Stage, { quotas, troubles }: Counting, { vendor, request, response }: Asked): TransportScenario | undefined {
  const isTokenRequest = vendor.isTokenRequest(request.path)
  const names = isTokenRequest ? everywhere : ([...everywhere, ...answersOnly] as const)
  const text = `${readablePath(request)} ${readableBody(request)}`
  const ordered = stage.scenarios.about(text).take(vendor.vendor, 'transport', ...names)
  if (ordered !== undefined || isTokenRequest) return ordered
  return quotas.count(response) ?? troubles.take(text)
}

type Scene = { stage: Stage; vendor: VendorSandbox; request: Request; response: Response; next: NextFunction }

async function play(scenario: TransportScenario | undefined, { stage, vendor, request, response, next }: Scene): Promise<void> {
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
      rewriteReply(response, (body) => body.subarray(0, Math.floor(body.length / 2)))
      return next()
    case 'schema_drift':
      rewriteReply(response, (body) => drift(body, scenario.change, vendor.essentialFields))
      return next()
    case 'reply_lost_after_commit':
      rewriteReply(response, () => undefined)
      return next()
    case undefined:
      return next()
  }
}

/** Changes the reply of whatever answers later; undefined drops the connection instead, after all has been done. */
function rewriteReply(response: Response, rewrite: (body: Buffer) => Buffer | undefined): void {
  const send = response.send.bind(response)
  response.send = (body?: unknown) => {
    response.send = send
    const changed = rewrite(toBytes(body))
    // What is JSON on the way out keeps its type: as bytes nothing is added to it.
    if (changed === undefined) response.socket?.resetAndDestroy()
    else send(response.get('content-type') === undefined ? changed.toString('utf8') : changed)
    return response
  }
}

function drift(body: Buffer, change: 'extra_field' | 'missing_field', fields: readonly string[]): Buffer {
  const text = body.toString('utf8')
  if (text.startsWith('<?xml')) return Buffer.from(change === 'extra_field' ? withElement(text) : withoutElements(text, fields))
  if (isDelimited(text))
    return Buffer.from(text.replaceAll(/,[^,\r\n]*(?=\r\n)/g, (last) => (change === 'extra_field' ? `${last},"x"` : '')))
  const parsed = parseJson(text)
  if (typeof parsed !== 'object' || parsed === null) return body
  const others = Object.fromEntries(Object.entries(parsed).filter(([name]) => !fields.includes(name)))
  return Buffer.from(JSON.stringify(change === 'extra_field' ? { ...parsed, versao_nova: { campo: [1, 2, 3] } } : others))
}

/** Lines of fields between commas. */
function isDelimited(text: string): boolean {
  return /^\d+,.*\r\n/.test(text)
}

function withElement(xml: string): string {
  const end = xml.lastIndexOf('</')
  return `${xml.slice(0, end)}<VersaoNova><Campo>1</Campo></VersaoNova>${xml.slice(end)}`
}

function withoutElements(xml: string, names: readonly string[]): string {
  return names.reduce((left, name) => left.replaceAll(new RegExp(`<${name}>.*?</${name}>`, 'gs'), ''), xml)
}

type Answered = { request: Request; response: Response; scenario: Scenario | undefined }

function recordWhenOver(stage: Stage, vendor: VendorSandbox, { request, response, scenario }: Answered): void {
  const startedAt = stage.now()
  let reply: unknown
  const send = response.send.bind(response)
  response.send = (body?: unknown) => {
    // Express turns an object into text and calls `send` again: the text is what leaves.
    reply = body
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
      reply: toBytes(reply).toString('utf8'),
      scenario: scenario?.scenario,
      durationMs: stage.now() - startedAt,
    }),
  )
}

function readableHeaders(request: Request): Record<string, string> {
  const { authorization: _, cookie: __, ...headers } = request.headers
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]))
}

/** As somebody wrote it who orders a scenario: `+55…`, not `%2B55…`. */
function readablePath(request: Request): string {
  try {
    return decodeURIComponent(request.originalUrl)
  } catch {
    return request.originalUrl
  }
}

function readableBody(request: Request): string {
  const text = bodyTextOf(request)
  return request.get('content-type')?.startsWith('application/x-www-form-urlencoded')
    ? [...new URLSearchParams(text).values()].join(' ')
    : text
}

function toBytes(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body
  if (typeof body === 'string') return Buffer.from(body)
  return Buffer.from(body === undefined ? '' : JSON.stringify(body))
}
