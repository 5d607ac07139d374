import type { Problem } from '../generated/api.ts'
import { RequestFailed, toFailure } from './request-failed.ts'

export type FileToUpload = { method: 'PUT' | 'POST'; path: string; content: Blob; idempotencyKey?: string }

/** Sends a file, telling how far it is: fetch cannot. */
export function uploadFile<Answer>(file: FileToUpload, tell: (sharePercent: number) => void, signal: AbortSignal): Promise<Answer> {
  const { method, path, content, idempotencyKey } = file
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    request.responseType = 'json'
    request.timeout = 120_000
    request.setRequestHeader('x-tenor-client', 'applicant')
    request.setRequestHeader('content-type', content.type)
    if (idempotencyKey !== undefined) request.setRequestHeader('idempotency-key', idempotencyKey)
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(total > 0 ? Math.round((loaded / total) * 100) : 0))
    request.addEventListener('load', () => {
      if (request.status === 200 || request.status === 201) resolve(request.response as Answer)
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
