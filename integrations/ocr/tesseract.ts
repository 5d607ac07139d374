import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { observeCall, type OnCall } from '../http/observe-call.ts'
import type { DocumentPage, Ocr, ReadDocument } from './ocr.ts'
import type { PaperFile, PaperReader } from './papers/paper.ts'
import type { PaperPage } from './papers/paper-page.ts'
import { readPaper } from './papers/read-paper.ts'
import { pdfRefused } from './pdf/pdf-refusal.ts'
import { checkPages, checkPaper } from './page-limits.ts'
import { assembleDocument, type ReadPage } from './reading/assemble-document.ts'
import { toReaderFailure } from './tesseract/reader-failed.ts'
import { createReaderPool, ReaderMemoryError, type ReaderPool } from './tesseract/reader-pool.ts'

export type ReadingOptions = {
  /** The machine-readable zone leaves out the century; today tells it. */
  today: () => IsoDate
  onCall?: OnCall
}

export type TesseractOptions = ReadingOptions & {
  /** Pages read at the same time; each reader takes up to two processors and 300 MB. */
  readers?: number
  /** A reader that had nothing to do for so long gives its memory back. */
  idleMs?: number
  /** For one page, not counting the time in which it waits for a reader. */
  timeoutMs?: number
}

export type TesseractOcr = Ocr & PaperReader & { close: () => Promise<void> }

const provider = 'tesseract'

/** Reads identity documents, and papers that prove income or address, on this machine, without a network: tesseract.js with its trained data from a package. */
export function createTesseractOcr({ readers = 1, idleMs = 60_000, timeoutMs = 60_000, ...options }: TesseractOptions): TesseractOcr {
  return createTesseractOcrOn(createReaderPool({ readers, idleMs, pageTimeoutMs: timeoutMs }), options)
}

/** The same with the readers of a pool, which ends with it. */
export function createTesseractOcrOn(pool: ReaderPool, { today, onCall }: ReadingOptions): TesseractOcr {
  return {
    provider,
    async readIdentityDocument(pages, { signal } = {}) {
      return await observeCall({ provider, operation: 'readIdentityDocument', onCall, signal }, async (notes) => {
        notes.describeExchange = () => ({ request: { pages: pages.length, bytes: pages.map(({ content }) => content.byteLength) } })
        await checkPages(pages)
        return await readAll(pool, pages, { today: today(), signal })
      })
    },
    readPaper: (file, { signal } = {}) =>
      observeCall({ provider, operation: 'readPaper', onCall, signal }, async (notes) => {
        notes.describeExchange = () => ({ request: { mediaType: file.mediaType, bytes: [file.content.byteLength] } })
        await checkPaper(file)
        const { pages, model } = await readPaperPages(pool, file, signal)
        return { model, ...readPaper(pages) }
      }),
    close: () => pool.close(),
  }
}

async function readAll(
  pool: ReaderPool,
  pages: readonly DocumentPage[],
  { today, signal }: { today: IsoDate; signal: AbortSignal | undefined },
): Promise<ReadDocument> {
  const read: ReadPage[] = []
  let model = ''
  for (const [index, page] of pages.entries()) {
    const answer = await readOne(pool, page, { index, signal })
    read.push(answer.page)
    model = answer.model
  }
  return assembleDocument(model, read, today)
}

async function readOne(
  pool: ReaderPool,
  { content }: DocumentPage,
  { index, signal }: { index: number; signal: AbortSignal | undefined },
): Promise<{ page: ReadPage; model: string }> {
  const { page, model } = await pool.read(content, signal).catch((error: unknown) => {
    throw signal?.aborted === true ? (signal.reason as Error) : toReaderFailure(error, provider)
  })
  if (page === undefined) throw new AppError('OCR_DOCUMENT_UNREADABLE', { provider, page: index + 1, reason: 'no_text' })
  return { page, model }
}

/** The first page tells how many there are; the others are read as readers come free. A page without anything on it is none. */
async function readPaperPages(
  pool: ReaderPool,
  file: PaperFile,
  signal: AbortSignal | undefined,
): Promise<{ pages: PaperPage[]; model: string }> {
  const readOnePage = async (pageNumber: number) => {
    const { model, paper } = await pool.readPaper(file, pageNumber, signal).catch((error: unknown) => {
      if (error instanceof ReaderMemoryError && file.mediaType === 'application/pdf')
        throw new AppError('OCR_PDF_DAMAGED', { provider, page: pageNumber, reason: 'memory' })
      throw signal?.aborted === true ? (signal.reason as Error) : toReaderFailure(error, provider)
    })
    if ('refusal' in paper) throw pdfRefused(paper.refusal, provider)
    return { model, ...paper }
  }
  const first = await readOnePage(1)
  const others = await Promise.all(Array.from({ length: first.pageCount - 1 }, (_, index) => readOnePage(index + 2)))
  const pages = [first, ...others].flatMap(({ page }) => page ?? [])
  if (pages.length === 0) throw new AppError('OCR_DOCUMENT_UNREADABLE', { provider, reason: 'no_text' })
  return { pages, model: first.model }
}
