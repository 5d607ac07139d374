import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { observeCall, type OnCall } from '../http/observe-call.ts'
import type { DocumentPage, Ocr, ReadDocument } from './ocr.ts'
import type { PaperReader } from './papers/paper.ts'
import { readPaper } from './papers/read-paper.ts'
import { checkPages } from './page-limits.ts'
import { assembleDocument, type ReadPage } from './reading/assemble-document.ts'
import { createReaderPool, ReaderError, type ReaderPool } from './tesseract/reader-pool.ts'

export type TesseractOptions = {
  /** The machine-readable zone leaves out the century; today tells it. */
  today: () => IsoDate
  /** Pages read at the same time; each reader takes up to two processors and 300 MB. */
  readers?: number
  /** A reader that had nothing to do for so long gives its memory back. */
  idleMs?: number
  /** For one page, not counting the time in which it waits for a reader. */
  timeoutMs?: number
  onCall?: OnCall
}

export type TesseractOcr = Ocr & PaperReader & { close: () => Promise<void> }

const provider = 'tesseract'

/** Reads identity documents, and papers that prove income or address, on this machine, without a network: tesseract.js with its trained data from a package. */
export function createTesseractOcr({ today, readers = 1, idleMs = 60_000, timeoutMs = 60_000, onCall }: TesseractOptions): TesseractOcr {
  const pool = createReaderPool({ readers, idleMs, pageTimeoutMs: timeoutMs })
  return {
    provider,
    async readIdentityDocument(pages, { signal } = {}) {
      return await observeCall({ provider, operation: 'readIdentityDocument', onCall, signal }, async (notes) => {
        notes.describeExchange = () => ({ request: { pages: pages.length, bytes: pages.map(({ content }) => content.byteLength) } })
        await checkPages(pages)
        return await readAll(pool, pages, { today: today(), signal })
      })
    },
    readPaper: (page, { signal } = {}) =>
      observeCall({ provider, operation: 'readPaper', onCall, signal }, async (notes) => {
        notes.describeExchange = () => ({ request: { pages: 1, bytes: [page.content.byteLength] } })
        await checkPages([page])
        const { page: read, model } = await readOne(pool, page, { index: 0, signal })
        return { model, ...readPaper(read) }
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
    throw signal?.aborted === true ? (signal.reason as Error) : toDown(error)
  })
  if (page === undefined) throw new AppError('OCR_DOCUMENT_UNREADABLE', { provider, page: index + 1, reason: 'no_text' })
  return { page, model }
}

function toDown(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new AppError('OCR_DOWN', { provider, reason: 'timeout', mayHaveTakenEffect: false })
  if (error instanceof ReaderError)
    return new AppError('OCR_DOWN', { provider, reason: 'engine', raw: error.message, mayHaveTakenEffect: false })
  return error
}
