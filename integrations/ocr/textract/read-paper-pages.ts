import { DetectDocumentTextCommand } from '@aws-sdk/client-textract'
import sharp from 'sharp'
import { AppError } from '#domain/errors.ts'
import { unexpectedAnswer } from '../../http/read-json.ts'
import type { PaperFile } from '../papers/paper.ts'
import type { PaperPage } from '../papers/paper-page.ts'
import { pdfRefused } from '../pdf/pdf-refusal.ts'
import { uprightByExif } from '../picture/upright-by-exif.ts'
import { toReaderFailure } from '../tesseract/reader-failed.ts'
import { ReaderMemoryError, type ReaderPool } from '../tesseract/reader-pool.ts'
import type { AskTextract } from './ask-textract.ts'
import { readWords } from './read-words.ts'

const provider = 'textract'

/** `isWhole`: the service refused none of them. */
export type PaperPages = { pages: PaperPage[]; models: string[]; isWhole: boolean }

type Asked = { ask: AskTextract; sheets: Pick<ReaderPool, 'openSheet'>; signal: AbortSignal | undefined }

/**
 * The words of a paper, page by page, by Textract's DetectDocumentText: it reads Portuguese, while lending analysis, expenses and questions are
 * for English alone; labels, columns and sums are found by our own rules, the same for every engine, so that what a paper proves does not hang
 * on who read it. A page of a PDF that has its text needs no engine, and does not leave this machine. A page that the service refuses is left
 * out, and what the others say is for a person, or for a better file.
 */
export async function readPaperPages(file: PaperFile, asked: Asked): Promise<PaperPages> {
  const read: PageReading[] = []
  if (file.mediaType === 'application/pdf') {
    for (let pageNumber = 1, pageCount = 1; pageNumber <= pageCount; pageNumber += 1) {
      const sheet = await openSheet(file, pageNumber, asked)
      pageCount = sheet.pageCount
      read.push('page' in sheet ? { page: sheet.page, model: 'text of the file' } : await readPicture(sheet.picture, asked))
    }
  } else {
    read.push(await readPicture(await uprightByExif({ content: file.content }), asked))
  }
  const pages = read.flatMap(({ page }) => (page === undefined || page.words.length === 0 ? [] : [page]))
  // The only page says by itself why it cannot be read.
  const refused = read.find((one) => one.refused !== undefined)?.refused
  if (pages.length === 0) throw refused ?? new AppError('OCR_DOCUMENT_UNREADABLE', { provider, reason: 'no_text' })
  return { pages, models: [...new Set(read.flatMap(({ model }) => model ?? []))], isWhole: refused === undefined }
}

type PageReading = { page?: PaperPage; model?: string; refused?: AppError }

async function openSheet({ content }: PaperFile, pageNumber: number, { sheets, signal }: Asked) {
  const sheet = await sheets.openSheet(content, pageNumber, signal).catch((error: unknown) => {
    if (error instanceof ReaderMemoryError) throw new AppError('OCR_PDF_DAMAGED', { provider, page: pageNumber, reason: 'memory' })
    throw signal?.aborted === true ? (signal.reason as Error) : toReaderFailure(error, provider)
  })
  if ('refusal' in sheet) throw pdfRefused(sheet.refusal, provider)
  return sheet
}

async function readPicture(content: Uint8Array, { ask, signal }: Asked): Promise<PageReading> {
  const { width: widthPx, height: heightPx } = await sharp(content).metadata()
  try {
    const { Blocks, DetectDocumentTextModelVersion: version } = await ask(
      'DetectDocumentText',
      { contents: [content], signal },
      (client, limit) => client.send(new DetectDocumentTextCommand({ Document: { Bytes: content } }), { abortSignal: limit }),
    )
    if (Blocks === undefined) throw unexpectedAnswer({ provider, operation: 'DetectDocumentText' }, ['Blocks'])
    return { page: readWords(Blocks, { widthPx, heightPx }), model: `Amazon Textract DetectDocumentText ${version ?? 'unknown'}` }
  } catch (error) {
    if (error instanceof AppError && error.code === 'OCR_DOCUMENT_UNREADABLE') return { refused: error }
    throw error
  }
}
