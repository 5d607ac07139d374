import { createHttpClient, type HttpCall, type HttpClientOptions } from '../http/http-client.ts'
import type { OnCall } from '../http/observe-call.ts'

/** How an archive is reached that somebody signs in to by name and password. */
export type ArchiveHttpOptions = {
  baseUrl: string
  user: string
  password: string
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

type Vendor = Pick<HttpClientOptions, 'provider' | 'codes' | 'complaintOf' | 'plainFields'>

const largestContentBytes = 100 * 1024 * 1024

/** Sends requests to such an archive, and takes whole documents from it. */
export function createArchiveHttp(options: ArchiveHttpOptions, vendor: Vendor): <T>(request: Omit<HttpCall<T>, 'headers'>) => Promise<T> {
  const http = createHttpClient({
    ...options,
    ...vendor,
    timeoutMs: options.timeoutMs ?? 30_000,
    maxResponseBytes: largestContentBytes,
  })
  const authorization = `Basic ${Buffer.from(`${options.user}:${options.password}`).toString('base64')}`
  return (request) => http.call({ ...request, headers: { authorization } })
}
