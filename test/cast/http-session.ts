import { randomUUID } from 'node:crypto'

/** A refusal as the product answers it. */
export class ProblemAnswer extends Error {
  readonly status: number
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>

  constructor(status: number, problem: { code?: string; title?: string; facts?: Record<string, unknown> }) {
    super(`${status} ${problem.code ?? ''} ${problem.title ?? ''} ${JSON.stringify(problem.facts ?? {})}`)
    this.status = status
    this.code = problem.code ?? ''
    this.facts = problem.facts ?? {}
  }
}

export type Answer<T> = { status: number; body: T; headers: Headers }

export type HttpSession = {
  fetch(url: string, init?: RequestInit): Promise<Response>
  call<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>
}

/**
 * A browser without a window: keeps cookies by host, sends what our pages send, and follows no redirect by itself. With `ipAddress` it
 * calls as if through a proxy from there, where the product trusts one: many people call from many places.
 */
export function createHttpSession(baseUrl: string, { ipAddress }: { ipAddress?: string } = {}): HttpSession {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    return jar
  }
  const send = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const jar = jarOf(url)
    const headers = new Headers(init.headers)
    if (ipAddress !== undefined) headers.set('x-forwarded-for', ipAddress)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie)
    return response
  }
  return {
    fetch: send,
    async call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
      const isBytes = body instanceof Uint8Array
      const response = await send(`${baseUrl}${path}`, {
        method,
        headers: {
          'x-tenor-client': 'cast',
          ...(method === 'POST' || method === 'DELETE' ? { 'idempotency-key': randomUUID() } : {}),
          ...(body !== undefined && !isBytes ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body !== undefined && { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
      })
      const text = await response.text()
      const parsed: unknown = text === '' ? undefined : JSON.parse(text)
      if (!response.ok) throw new ProblemAnswer(response.status, parsed as { code?: string })
      return { status: response.status, body: parsed as T, headers: response.headers }
    },
  }
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim())
  const [name = '', ...value] = pair.split('=')
  const isGone = attributes.some((attribute) => /^max-age=0$/i.test(attribute) || /^expires=Thu, 01 Jan 1970/i.test(attribute))
  if (isGone) jar.delete(name)
  else jar.set(name, value.join('='))
}
