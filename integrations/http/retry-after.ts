/**
 * How long a vendor asks us to wait, from `Retry-After` as seconds or as an HTTP date (RFC 9110, 10.2.3).
 * Undefined where it does not say, or says nothing readable.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  const until = Date.parse(header)
  return Number.isNaN(until) ? undefined : Math.max(0, until - now)
}
