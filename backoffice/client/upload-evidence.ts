import type { Document } from '../generated/api.ts'
import { clientHeaders } from './desk-api.ts'
import { DeskProblem, toDeskProblem } from './problem.ts'

/** What the desk takes as evidence; the API checks it again by its bytes. */
export const evidenceTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export const evidenceMaxBytes = 10_000_000

export type UploadedEvidence = Pick<Document, 'id' | 'filename' | 'byteSize' | 'mediaType' | 'sha256'>

/** Why a file cannot be taken, before it is sent; undefined where it can. */
export function refuseEvidence(file: Pick<File, 'type' | 'size'>): string | undefined {
  if (!(evidenceTypes as readonly string[]).includes(file.type)) return 'Choose a PDF or a picture (JPEG, PNG or WebP).'
  if (file.size > evidenceMaxBytes) return 'The file is larger than 10 MB. Choose a smaller one.'
  return file.size === 0 ? 'The file is empty.' : undefined
}

/** Sends the bytes as they are. By hand, because the generated client writes every body as JSON. Throws a `DeskProblem`. */
export async function uploadEvidence(caseId: string, file: File, key: string): Promise<UploadedEvidence> {
  try {
    const response = await window.fetch(`/api/cases/${caseId}/evidence`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...clientHeaders, 'content-type': file.type, 'idempotency-key': key },
      body: file,
    })
    const body: unknown = await response.json()
    if (!response.ok) throw toDeskProblem({ status: response.status, error: body })
    return body as UploadedEvidence
  } catch (thrown) {
    throw thrown instanceof DeskProblem ? thrown : toDeskProblem(thrown)
  }
}
