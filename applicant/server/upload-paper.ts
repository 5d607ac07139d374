import type { AddedPaper } from '../generated/api.ts'
import { uploadFile } from './upload-file.ts'

/** `slot` names the paper on this screen only, and is the key of its attempt: sent again, it is not added twice. */
export type PaperToUpload = { applicationId: string; slot: string; content: Blob }

/** Sends one paper that proves the income. */
export function uploadPaper(
  { applicationId, slot, content }: PaperToUpload,
  tell: (sharePercent: number) => void,
  signal: AbortSignal,
): Promise<AddedPaper> {
  const path = `/api/applications/${applicationId}/income-papers`
  return uploadFile({ method: 'POST', path, content, idempotencyKey: slot }, tell, signal)
}
