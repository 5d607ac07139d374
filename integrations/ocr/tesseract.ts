import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { observeCall, type OnCall } from '../http/observe-call.ts'
import type { DocumentPage, Ocr, ReadDocument } from './ocr.ts'
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

export type TesseractOcr = Ocr & { close: () => Promise<void> }

const provider = 'tesseract'

/** Reads identity documents on this machine, without a network: tesseract.js with its trained data from a package. */
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
    const answer = await pool.read(page.content, signal).catch((error: unknown) => {
      throw signal?.aborted === true ? (signal.reason as Error) : toDown(error)
    })
    if (answer.page === undefined) throw new AppError('OCR_DOCUMENT_UNREADABLE', { provider, page: index + 1, reason: 'no_text' })
    read.push(answer.page)
    model = answer.model
  }
  return assembleDocument(model, read, today)
}

function toDown(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return new AppError('OCR_DOWN', { provider, reason: 'timeout', mayHaveTakenEffect: false })
  if (error instanceof ReaderError)
    return new AppError('OCR_DOWN', { provider, reason: 'engine', raw: error.message, mayHaveTakenEffect: false })
  return error
}
