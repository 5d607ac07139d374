import { sha256Of } from '#integrations/ecm/check-filing.ts'
import type { FilingRequest } from '#integrations/ecm/ecm.ts'

let filings = 0

/** Something to file that was never filed before: each has an id and a content of its own. */
export function sampleFiling(changes: Partial<FilingRequest> = {}): FilingRequest {
  const content = Buffer.from(`content ${(filings += 1)}`)
  return {
    externalId: `case-${filings}`,
    filename: 'contract.pdf',
    mediaType: 'application/pdf',
    content,
    sha256: sha256Of(content),
    retention: { class: 'credit-contract', retainUntil: '2040-01-01' },
    metadata: {},
    ...changes,
  }
}

/** The same thing with other words in it. */
export function withContent(request: FilingRequest, text: string): FilingRequest {
  const content = Buffer.from(text)
  return { ...request, content, sha256: sha256Of(content) }
}
