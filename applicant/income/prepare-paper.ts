import { preparePicture, type PreparedPicture } from '../document/prepare-picture.ts'
import { fileKind } from '../document/quality/file-kind.ts'

/** What the server takes. */
const mostPdfBytes = 10_000_000

/** A picture as every other one; a PDF, as banks and employers give out, is sent as it is. It has no picture to show. */
export async function preparePaper(file: Blob): Promise<PreparedPicture> {
  if (fileKind(new Uint8Array(await file.slice(0, 16).arrayBuffer())) !== 'pdf') return preparePicture(file)
  if (file.size > mostPdfBytes) return { outcome: 'unusable', problem: 'too_large' }
  return { outcome: 'judged', problems: [], content: new Blob([file], { type: 'application/pdf' }), previewUrl: '' }
}
