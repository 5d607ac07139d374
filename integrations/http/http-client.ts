import { AppError } from '#domain/errors.ts'
import { describeExchange } from './describe-exchange.ts'
import type { CallNotes, Exchange, OnCall } from './observe-call.ts'
import { createPacedCalls } from './paced-calls.ts'
import { readQuota } from './quota.ts'
import { type HttpReply, type ProviderComplaint, type ProviderErrorCodes, statusError, transportError } from './provider-error.ts'

export type HttpClientOptions = {
  provider: string
  baseUrl: string
  timeoutMs: number
  codes: ProviderErrorCodes
  /** Reads the vendor's own error body. */
  complaintOf?: (reply: HttpReply) => ProviderComplaint
  /** Fields of the vendor's whose values say nothing of anybody, such as states and ids: the record of calls shows these. */
  plainFields?: readonly string[]
  maxResponseBytes?: number
  onCall?: OnCall | undefined
  now?: () => number
  /** A call waits at most so long for its turn within the vendor's quota; one that would have to wait longer fails, to be tried later. */
  mostWaitMs?: number
}

export type HttpCall<T> = {
  /** For health, metrics and errors: says what is done, never to whom. */
  operation: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** May hold personal data, so it stays in here: no error, log or observer sees it. */
  path: string
  query?: readonly [name: string, value: string][]
  headers?: Readonly<Record<string, string>>
  /** A multipart body gets its boundary, and so its content type, when it is sent. */
  body?: { json: unknown } | { form: readonly [name: string, value: string][] } | { multipart: FormData }
  /** Statuses that are an answer; `read` gives them their meaning. Every other one is an error. */
  answers: readonly number[]
  read: (reply: HttpReply) => T
  /** Removed from the vendor's words before staff see them. */
  personalData?: readonly string[]
  signal?: AbortSignal | undefined
}

export type HttpClient = { call<T>(request: HttpCall<T>): Promise<T> }

const oneMebibyte = 1024 * 1024

/**
 * A thin client for one vendor: one address, one time-out, bounded replies, no redirects, and every failure as an `AppError`
 * of the capability. It keeps to the quota that the vendor tells, and never retries: that is the policy of the step which calls it.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const base = new URL(options.baseUrl).href.replace(/\/$/, '')
  const now = options.now ?? Date.now
  const { provider, onCall, mostWaitMs, codes } = options
  const paced = createPacedCalls({ provider, down: codes.down, onCall, now, mostWaitMs })
  return {
    call: <T>(request: HttpCall<T>) =>
      paced(
        { operation: request.operation, signal: request.signal, describeExchange: exchangeOf(options, request) },
        async ({ notes, learn }) => {
          const reply = await send(base, options, request)
          take(notes, options, request, reply)
          learn(readQuota(reply.headers, now()))
          if (request.answers.includes(reply.status)) return request.read(reply)
          throw statusError({ ...options, operation: request.operation }, reply, {
            complaint: options.complaintOf?.(reply) ?? {},
            personalData: request.personalData ?? [],
            now: now(),
          })
        },
      ),
  }
}

function take<T>(notes: CallNotes, options: HttpClientOptions, request: HttpCall<T>, reply: HttpReply): void {
  notes.httpStatus = reply.status
  notes.describeExchange = exchangeOf(options, request, reply)
}

function exchangeOf<T>({ plainFields = [] }: HttpClientOptions, request: HttpCall<T>, reply?: HttpReply): () => Exchange {
  const { method, path, query, body, personalData = [] } = request
  return () => describeExchange({ method, path, query, body: describedBody(body) }, reply, { personalData, plainFields })
}

function describedBody(body: HttpCall<unknown>['body']): unknown {
  if (body === undefined || 'json' in body) return body?.json
  if ('form' in body) return Object.fromEntries(body.form)
  return [...body.multipart.keys()].map((name) => ({ [name]: 'a part' }))
}

async function send<T>(base: string, options: HttpClientOptions, request: HttpCall<T>): Promise<HttpReply> {
  const timeout = AbortSignal.timeout(options.timeoutMs)
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal])
  try {
    const response = await fetch(addressOf(base, request), {
      method: request.method,
      headers: { accept: 'application/json', ...contentTypeOf(request), ...request.headers },
      body: bodyOf(request),
      // Following a redirect would hand credentials and the path to another address.
      redirect: 'manual',
      signal,
    })
    return toReply(response, await readBytes(response, options, request.operation))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw transportError({ ...options, operation: request.operation }, error, options.timeoutMs)
  }
}

function addressOf<T>(base: string, request: HttpCall<T>): string {
  const query = request.query?.length ? `?${new URLSearchParams(request.query).toString()}` : ''
  return `${base}${request.path}${query}`
}

function contentTypeOf<T>({ body }: HttpCall<T>): Record<string, string> {
  if (body === undefined || 'multipart' in body) return {}
  return { 'content-type': 'json' in body ? 'application/json' : 'application/x-www-form-urlencoded' }
}

function bodyOf<T>({ body }: HttpCall<T>): string | FormData | null {
  if (body === undefined) return null
  if ('multipart' in body) return body.multipart
  if ('json' in body) return JSON.stringify(body.json)
  return new URLSearchParams(body.form).toString()
}

/** Most replies are text and few are files: the text is made when somebody reads it. */
function toReply({ status, headers }: Response, bytes: Buffer): HttpReply {
  return {
    status,
    headers,
    bytes,
    get text() {
      return bytes.toString('utf8')
    },
  }
}

async function readBytes(response: Response, options: HttpClientOptions, operation: string): Promise<Buffer> {
  const limit = options.maxResponseBytes ?? oneMebibyte
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > limit) {
      throw new AppError(options.codes.down, {
        provider: options.provider,
        operation,
        reason: 'too_large',
        httpStatus: response.status,
        raw: `answer is longer than ${limit} bytes`,
        mayHaveTakenEffect: true,
      })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
