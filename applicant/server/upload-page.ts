import type { DocumentSet } from '../generated/api.ts'
import { uploadFile } from './upload-file.ts'

export type PageToUpload = {
  applicationId: string
  documentSetId: string
  slot: DocumentSet['pages'][number]['slot']
  content: Blob
}

/** Sends the photograph of one page. Sending it again changes nothing, so a repetition needs no key. */
export function uploadPage(page: PageToUpload, tell: (sharePercent: number) => void, signal: AbortSignal): Promise<DocumentSet> {
  const { applicationId, documentSetId, slot, content } = page
  const path = `/api/applications/${applicationId}/document-sets/${documentSetId}/pages/${slot}`
  return uploadFile({ method: 'PUT', path, content }, tell, signal)
}
