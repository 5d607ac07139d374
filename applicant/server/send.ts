import type { Problem } from '../generated/api.ts'
import { createAttemptKeys } from './attempt-keys.ts'
import { RequestFailed } from './request-failed.ts'

export type Sending = {
  fetch: typeof fetch
  newKey: () => string
  wait: (ms: number) => Promise<void>
}

const timeoutMs = 20_000
/** Pauses before each repetition after a lost line; a phone that changes from one cell to the next is back within them. */
const pausesMs = [600, 1800]
/** The server works on the same request, or is away for a moment: the same key finds its answer. */
const repeatedCodes = new Set(['IDEMPOTENCY_KEY_IN_USE', 'PROCESS_UNREACHABLE'])

/**
 * Sends a request as our API wants it, and repeats it where no answer came: every repetition is safe, because reads change nothing and
 * everything else carries the key of its attempt or says the whole state.
 */
export function createSend({ fetch, newKey, wait }: Sending): typeof globalThis.fetch {
  const keys = createAttemptKeys(newKey)
  return async (input, init = {}) => {
    const method = init.method ?? 'GET'
    const act = `${method} ${input instanceof Request ? input.url : input.toString()} ${typeof init.body === 'string' ? init.body : ''}`
    const headers = new Headers(init.headers)
    headers.set('x-tenor-client', 'applicant')
    if (method === 'POST') headers.set('idempotency-key', keys.keyFor(act))
    for (const pauseMs of [...pausesMs, undefined]) {
      const response = await limited(init.signal, (signal) => fetch(input, { ...init, headers, signal })).catch((cause: unknown) => {
        if (init.signal?.aborted) throw cause
        return undefined
      })
      const isFinal = response && !(await mayBeRepeated(response))
      if (isFinal && response.status < 500) keys.settle(act)
      if (isFinal) return response
      if (pauseMs === undefined) {
        if (response) return response
        break
      }
      await wait(pauseMs)
    }
    throw new RequestFailed({ kind: 'unreachable' })
  }
}

/** Gives up after our own limit, or when the caller does. (`AbortSignal.any` is younger than many phones.) */
async function limited<Answer>(caller: AbortSignal | null | undefined, work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const limit = new AbortController()
  const giveUp = () => limit.abort()
  const timer = setTimeout(giveUp, timeoutMs)
  caller?.addEventListener('abort', giveUp)
  try {
    return await work(limit.signal)
  } finally {
    clearTimeout(timer)
    caller?.removeEventListener('abort', giveUp)
  }
}

async function mayBeRepeated(response: Response): Promise<boolean> {
  if (response.ok || !isProblem(response)) return false
  const problem = (await response.clone().json()) as Problem
  return repeatedCodes.has(problem.code)
}

export function isProblem(response: Response): boolean {
  return (response.headers.get('content-type') ?? '').startsWith('application/problem+json')
}
