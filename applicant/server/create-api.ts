import { Api, HttpClient, type HttpResponse, type Problem } from '../generated/api.ts'
import { RequestFailed, toFailure } from './request-failed.ts'
import { createSend, type Sending } from './send.ts'

type Generated = Api<unknown>['api']

/** Each call of the generated client, answering with its data or throwing `RequestFailed`. */
export type TenorApi = {
  [Name in keyof Generated]: (...args: Parameters<Generated[Name]>) => Promise<Awaited<ReturnType<Generated[Name]>>['data']>
}

/** The API as the screens use it. */
export function createApi(sending: Sending): TenorApi {
  const http = new HttpClient({
    baseUrl: '',
    customFetch: createSend(sending),
    baseApiParams: { credentials: 'same-origin', redirect: 'error', referrerPolicy: 'no-referrer' },
  })
  const { api } = new Api(http)
  const calls = Object.entries(api).map(([name, call]) => [
    name,
    (...args: unknown[]) => answerOf((call as (...args: unknown[]) => Promise<HttpResponse<unknown, Problem>>)(...args)),
  ])
  return Object.fromEntries(calls) as TenorApi
}

/** The real thing, in a browser. */
export function createBrowserApi(): TenorApi {
  return createApi({
    fetch: (...args) => globalThis.fetch(...args),
    newKey: () => crypto.randomUUID(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
}

async function answerOf<Data>(answer: Promise<HttpResponse<Data, Problem>>): Promise<Data> {
  try {
    return (await answer).data
  } catch (thrown) {
    if (thrown instanceof Response) throw await toRequestFailed(thrown as HttpResponse<unknown, Problem | null>)
    throw thrown
  }
}

async function toRequestFailed(response: HttpResponse<unknown, Problem | null>): Promise<RequestFailed> {
  // The client reads the body of calls that answer with JSON only.
  const problem = response.error ?? ((await response.json().catch(() => undefined)) as Problem | undefined)
  if (problem && typeof problem.code === 'string') return new RequestFailed({ kind: 'refused', problem })
  // A proxy in between answered for a server that is away.
  if (response.status === 502 || response.status === 503 || response.status === 504) return new RequestFailed({ kind: 'unreachable' })
  return new RequestFailed(toFailure(undefined))
}
