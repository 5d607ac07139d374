import { createHash } from 'node:crypto'
import type { PageAnswer, PaperAnswer, ReaderPool } from '#integrations/ocr/tesseract/reader-pool.ts'

export type Readings = {
  /** The same readers, who read everything for real and leave here what they read. */
  keptFrom: (pool: ReaderPool) => ReaderPool
  /** The same readers, who read only what is not here yet. */
  recalledBefore: (pool: ReaderPool) => ReaderPool
}

/** What was read of pictures, by their bytes. To read one takes a processor a second, and it says the same each time. */
export function rememberReadings(): Readings {
  const pages = new Map<string, PageAnswer>()
  const papers = new Map<string, PaperAnswer>()
  const keptFrom: Readings['keptFrom'] = (pool) => ({
    ...pool,
    read: (content, signal) => keep(pages, keyOf(content), pool.read(content, signal)),
    readPaper: (paper, pageNumber, signal) => keep(papers, keyOf(paper.content, pageNumber), pool.readPaper(paper, pageNumber, signal)),
  })
  return {
    keptFrom,
    recalledBefore(pool) {
      const { read, readPaper } = keptFrom(pool)
      return {
        ...pool,
        read: async (content, signal) => pages.get(keyOf(content)) ?? (await read(content, signal)),
        readPaper: async (paper, pageNumber, signal) =>
          papers.get(keyOf(paper.content, pageNumber)) ?? (await readPaper(paper, pageNumber, signal)),
      }
    },
  }
}

async function keep<T>(kept: Map<string, T>, key: string, reading: Promise<T>): Promise<T> {
  const answer = await reading
  kept.set(key, answer)
  return answer
}

function keyOf(content: Uint8Array, pageNumber = 1): string {
  return `${createHash('sha256').update(content).digest('hex')} ${pageNumber}`
}
