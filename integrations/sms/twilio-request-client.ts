import twilio from 'twilio'
import { z } from 'zod'
import type { HttpClient } from '../http/http-client.ts'
import type { ProviderErrorCodes } from '../http/provider-error.ts'
import { readJson } from '../http/read-json.ts'

type Call = {
  provider: string
  codes: ProviderErrorCodes
  operation: string
  signal: AbortSignal | undefined
  personalData: readonly string[]
}
type RequestClient = InstanceType<typeof twilio.RequestClient>
type Request = Parameters<RequestClient['request']>[0]

/**
 * The SDK's way out, by our own HTTP client: the SDK has no option for another address, no cancellation and no bound on a
 * reply. Errors leave here as ours, so the SDK's own error class never appears.
 */
export class RebasedRequestClient extends twilio.RequestClient {
  readonly #http: HttpClient
  readonly #call: Call

  constructor(http: HttpClient, call: Call) {
    super()
    this.#http = http
    this.#call = call
  }

  override async request<TData>(options: Request): ReturnType<typeof twilio.RequestClient.prototype.request<TData>> {
    const { method, uri, username = '', password = '' } = options
    if (method !== 'get' && method !== 'post') throw new TypeError(`this client does not ${method}`)
    return this.#http.call({
      operation: this.#call.operation,
      method: method === 'get' ? 'GET' : 'POST',
      path: new URL(uri).pathname,
      query: toFields(options.params),
      headers: { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
      ...(method === 'post' && { body: { form: toFields(options.data) } }),
      answers: [200, 201],
      personalData: this.#call.personalData,
      read: (reply) => ({
        statusCode: reply.status,
        // The SDK maps the body to its own types; this client's caller checks the fields it uses.
        body: readJson(reply, z.looseObject({}), this.#call) as TData,
        headers: Object.fromEntries(reply.headers),
        toString: () => `status ${reply.status}`,
      }),
      signal: this.#call.signal,
    })
  }
}

function toFields(values: unknown): [name: string, value: string][] {
  return Object.entries((values ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  )
}
