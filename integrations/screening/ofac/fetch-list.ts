import type { CallOptions } from '../../call-options.ts'
import { createHttpClient } from '../../http/http-client.ts'
import type { OnCall } from '../../http/observe-call.ts'
import type { SdnFiles } from './read-list.ts'

export type OfacListOptions = {
  /** Below which the files are: `https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports`. */
  baseUrl: string
  timeoutMs?: number
  onCall?: OnCall
  now?: () => number
}

export type SdnSource = { fetch(options?: CallOptions): Promise<SdnFiles> }

const codes = { down: 'SCREENING_DOWN', refused: 'SCREENING_REFUSED', misconfigured: 'SCREENING_MISCONFIGURED' } as const
/** The biggest file has about ten megabytes. */
const largestFileBytes = 100 * 1024 * 1024
const fileNames = { sdn: 'SDN.CSV', alt: 'ALT.CSV', add: 'ADD.CSV', comments: 'SDN_COMMENTS.CSV' } as const satisfies Record<
  keyof SdnFiles,
  string
>

/** Fetches the four files of OFAC's list, one after the other. Whether they belong together is for who reads them. */
export function createOfacSource(options: OfacListOptions): SdnSource {
  const http = createHttpClient({
    ...options,
    provider: 'ofac',
    codes,
    timeoutMs: options.timeoutMs ?? 120_000,
    maxResponseBytes: largestFileBytes,
  })
  const fetchFile = (name: keyof SdnFiles, signal: AbortSignal | undefined) =>
    http.call({
      operation: `fetch_${name}`,
      method: 'GET',
      path: `/${fileNames[name]}`,
      headers: { accept: 'text/csv' },
      answers: [200],
      read: (reply) => reply.text,
      signal,
    })
  return {
    async fetch({ signal } = {}) {
      const sdn = await fetchFile('sdn', signal)
      const alt = await fetchFile('alt', signal)
      const add = await fetchFile('add', signal)
      return { sdn, alt, add, comments: await fetchFile('comments', signal) }
    },
  }
}
