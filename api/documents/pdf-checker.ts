import { AppError } from '#domain/errors.ts'
import { createSideThread, type SideThreadLimits } from '../threads/side-thread.ts'

/** Looks at PDFs that people send, beside the thread that serves requests: a kilobyte can unpack to gigabytes. */
export type PdfChecker = {
  /** Throws `PDF_NOT_ACCEPTED` with the rule that it breaks, `PDF_CHECK_BUSY` when too many wait, of all or of the one by whom it was sent. */
  check: (bytes: Uint8Array, limits: { mostPages: number; by: string }) => Promise<void>
  close: () => Promise<void>
}

export type PdfQuestion = { bytes: Uint8Array; mostPages: number }
export type PdfVerdict = { rule: string | null }

/** The largest file that we take opens in a tenth of it. What a file unpacks to lies outside the heap: its time bounds it. */
const usual: SideThreadLimits = { timeoutMs: 5_000, mostWaiting: 40, mostWaitingOfOne: 10, maxMemoryMb: 256 }

/** A checker with a thread of its own. The caller closes it. */
export function createPdfChecker(changed: Partial<SideThreadLimits> = {}): PdfChecker {
  const thread = createSideThread<PdfQuestion, PdfVerdict>(new URL('./pdf-thread.ts', import.meta.url), { ...usual, ...changed })
  return {
    async check(bytes, { mostPages, by }) {
      const asked = await thread.ask({ bytes, mostPages }, by)
      if (asked.outcome === 'busy') throw new AppError('PDF_CHECK_BUSY', { retryAfterMs: 2_000 })
      const rule = asked.outcome === 'ended' ? 'opens at once' : asked.answer.rule
      if (rule !== null) throw new AppError('PDF_NOT_ACCEPTED', { rule })
    },
    close: () => thread.close(),
  }
}
