import type { Vendor } from './scenarios.ts'

export type LoggedRequest = {
  sequence: number
  at: string
  vendor: Vendor
  method: string
  path: string
  /** Without credentials. */
  headers: Readonly<Record<string, string>>
  body: string
  /** Undefined where the connection was dropped instead of answered. */
  status: number | undefined
  reply: string
  scenario: string | undefined
  durationMs: number
}

export type RequestLog = {
  record(request: Omit<LoggedRequest, 'sequence'>): void
  list(vendor?: string): LoggedRequest[]
}

const kept = 500
const longestText = 20_000

/** The last requests of all vendors, in the order in which they were answered. */
export function createRequestLog(): RequestLog {
  const entries: LoggedRequest[] = []
  let sequence = 0
  return {
    record(request) {
      sequence += 1
      entries.push({ ...request, sequence, body: request.body.slice(0, longestText), reply: request.reply.slice(0, longestText) })
      if (entries.length > kept) entries.shift()
    },
    list: (vendor) => entries.filter((entry) => vendor === undefined || entry.vendor === vendor),
  }
}

/** For eyes: tax numbers, dates, telephone numbers and mail addresses inside a path become dots. */
export function redactPath(path: string): string {
  return path.replaceAll(/(?:%2B)?\d{8,}/gi, '•••').replaceAll(/[^/?&=]+(?:@|%40)[^/?&=]+/gi, '•••')
}
