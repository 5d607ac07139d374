import type { DocumentSet, Problem } from '../generated/api.ts'
import { RequestFailed, toFailure } from './request-failed.ts'

export type PageToUpload = {
  applicationId: string
  documentSetId: string
  slot: DocumentSet['pages'][number]['slot']
  content: Blob
}

/** Sends the photograph of one page, telling how far it is: fetch cannot. Sending it again changes nothing, so a repetition needs no key. */
export function uploadPage(page: PageToUpload, tell: (sharePercent: number) => void, signal: AbortSignal): Promise<DocumentSet> {
  const { applicationId, documentSetId, slot, content } = page
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/api/applications/${applicationId}/document-sets/${documentSetId}/pages/${slot}`)
    request.responseType = 'json'
    request.timeout = 120_000
    request.setRequestHeader('x-tenor-client', 'applicant')
    request.setRequestHeader('content-type', content.type)
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total > 0 ? Math.round((loaded / total) * 100) : 0))
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(request.response as DocumentSet)
      else reject(toUploadFailed(request.status, request.response as Problem | null))
    })
    for (const event of ['error', 'timeout', 'abort']) {
      request.addEventListener(event, () => reject(new RequestFailed({ kind: 'unreachable' })))
    }
    signal.addEventListener('abort', () => request.abort())
    request.send(content)
  })
}

function toUploadFailed(status: number, problem: Problem | null): RequestFailed {
  if (typeof problem?.code === 'string') return new RequestFailed({ kind: 'refused', problem })
  return new RequestFailed(status >= 502 && status <= 504 ? { kind: 'unreachable' } : toFailure(undefined))
}
