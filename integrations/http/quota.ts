/** How much of a vendor's quota is left in the window that runs now. `resetsAt` is in milliseconds of the epoch. */
export type Quota = { limit: number; remaining: number; resetsAt: number }

/** DocuSign tells the burst without its end: it is over half a minute after it began. */
const burstWindowMs = 30_000
/** Above this, a number of seconds is an instant and not a duration; above the other, it is one of milliseconds. */
const epochSeconds = 1_000_000_000
const epochMilliseconds = 1_000_000_000_000

/**
 * What a vendor tells of its quota in the headers of any answer: `X-RateLimit-*` (DocuSign, Documenso, Dropbox Sign as `X-Ratelimit-*`), the
 * `RateLimit-*` of the IETF draft, and DocuSign's `X-BurstLimit-*`. Of several windows the one that is nearest to its end counts. Undefined where
 * nothing readable is said.
 */
export function readQuota(headers: Headers, now: number): Quota | undefined {
  const windows = ['x-ratelimit', 'ratelimit', 'x-burstlimit'].flatMap((name) => readWindow(headers, name, now) ?? [])
  return windows.toSorted((a, b) => a.remaining / a.limit - b.remaining / b.limit)[0]
}

function readWindow(headers: Headers, name: string, now: number): Quota | undefined {
  const limit = readNumber(headers.get(`${name}-limit`))
  const remaining = readNumber(headers.get(`${name}-remaining`))
  if (limit === undefined || limit === 0 || remaining === undefined) return undefined
  const reset = readNumber(headers.get(`${name}-reset`))
  if (reset === undefined) return name === 'x-burstlimit' ? { limit, remaining, resetsAt: now + burstWindowMs } : undefined
  return { limit, remaining: Math.min(remaining, limit), resetsAt: toInstant(reset, now) }
}

function toInstant(reset: number, now: number): number {
  if (reset >= epochMilliseconds) return reset
  return reset >= epochSeconds ? reset * 1000 : now + reset * 1000
}

/** A list such as `100, 100;w=60` begins with the number that counts. */
function readNumber(header: string | null): number | undefined {
  const digits = /^\s*(\d{1,15})\b/.exec(header ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}
