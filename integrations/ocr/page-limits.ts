import sharp from 'sharp'
import { AppError } from '#domain/errors.ts'
import type { DocumentPage } from './ocr.ts'
import type { PaperFile } from './papers/paper.ts'

/** Textract's limit for one picture in a call, kept for every engine so that changing the engine never fails on size. */
const largestPageBytes = 10_485_760
const largestSidePx = 10_000
/** Below this the print of a card is too small for any engine. */
const smallestLongEdgePx = 300

const formats: Record<DocumentPage['mediaType'], string> = { 'image/jpeg': 'jpeg', 'image/png': 'png' }

export type PageSize = { widthPx: number; heightPx: number }

/** Refuses what no engine can read, before any is asked; answers the upright size of each page. */
export async function checkPages(pages: readonly DocumentPage[]): Promise<PageSize[]> {
  if (pages.length < 1 || pages.length > 2) throw new AppError('OCR_DOCUMENT_UNREADABLE', { reason: 'page_count', pages: pages.length })
  return await Promise.all(pages.map(checkPage))
}

/** The same for a paper, which may be a PDF: how many pages it has is only known when it is opened. */
export async function checkPaper(file: PaperFile): Promise<void> {
  const { content, mediaType } = file
  if (mediaType !== 'application/pdf') await checkPage({ content, mediaType }, 0)
  else if (content.byteLength > largestPageBytes) throw new AppError('OCR_DOCUMENT_UNREADABLE', { reason: 'too_many_bytes' })
  else if (!startsLikePdf(content)) throw new AppError('OCR_PDF_DAMAGED', { reason: 'no_pdf' })
}

/** Within the first kilobyte, as readers have always allowed. */
function startsLikePdf(content: Uint8Array): boolean {
  return Buffer.from(content.subarray(0, 1024)).includes('%PDF-')
}

async function checkPage({ content, mediaType }: DocumentPage, index: number): Promise<PageSize> {
  const refuse = (reason: string): never => {
    throw new AppError('OCR_DOCUMENT_UNREADABLE', { page: index + 1, reason })
  }
  if (content.byteLength === 0) refuse('empty')
  if (content.byteLength > largestPageBytes) refuse('too_many_bytes')
  const { format, autoOrient } = await sharp(content)
    .metadata()
    .catch(() => refuse('not_a_picture'))
  if (format !== formats[mediaType]) refuse('other_format_than_declared')
  const longEdgePx = Math.max(autoOrient.width, autoOrient.height)
  if (longEdgePx > largestSidePx) refuse('too_many_pixels')
  if (longEdgePx < smallestLongEdgePx) refuse('too_few_pixels')
  return { widthPx: autoOrient.width, heightPx: autoOrient.height }
}
