import { Worker } from 'node:worker_threads'
import type { PaperFile } from '../papers/paper.ts'
import type { SheetContent } from '../pdf/read-pdf-sheet.ts'
import type { ReadPage } from '../reading/assemble-document.ts'
import type { PaperPageAnswer } from './read-paper-page.ts'
import { watchMemory } from './watch-memory.ts'

type IdentityQuestion = { content: Uint8Array }
type PaperQuestion = { paper: PaperFile; pageNumber: number }
type SheetQuestion = { pdf: Uint8Array; pageNumber: number }
type Question = IdentityQuestion | PaperQuestion | SheetQuestion
type Answer = PageAnswer | PaperAnswer | { sheet: SheetContent }
export type ReaderQuestion = { id: number } & Question
export type ReaderAnswer = { id: number } & ({ failure: string } | Answer)

export type PageAnswer = { model: string; page: ReadPage | undefined }
export type PaperAnswer = { model: string; paper: PaperPageAnswer }

/** Threads that read pages, started when first needed and stopped when idle. */
export type ReaderPool = {
  /**
   * Reads one page of an identity document. Ending the signal ends the thread that reads, for tesseract cannot be asked to stop. `pageTimeoutMs` runs from the moment
   * at which a thread takes the page up: a page that must wait for its turn is not a page that cannot be read.
   */
  read: (content: Uint8Array, signal: AbortSignal | undefined) => Promise<PageAnswer>
  /** Reads one page of a paper, in the same way. */
  readPaper: (paper: PaperFile, pageNumber: number, signal: AbortSignal | undefined) => Promise<PaperAnswer>
  /** Opens one page of a PDF in the same way, and reads it only as far as it says in its text what is on it. */
  openSheet: (pdf: Uint8Array, pageNumber: number, signal: AbortSignal | undefined) => Promise<SheetContent>
  /** Threads that run now, busy or idle. */
  running: () => number
  close: () => Promise<void>
}

type Reader = { thread: Worker; idleTimer: NodeJS.Timeout | undefined }
type Turn = { start: (reader: Reader) => void }

/** A sheet of paper with its picture, twice, takes a tenth of it. */
const memoryOfAnyPage = 1_200_000_000

export type PoolOptions = { readers: number; idleMs: number; pageTimeoutMs?: number; mostBytes?: number }

export function createReaderPool({ readers: most, idleMs, pageTimeoutMs, mostBytes = memoryOfAnyPage }: PoolOptions): ReaderPool {
  const idle: Reader[] = []
  const waiting: Turn[] = []
  const all = new Set<Reader>()
  let isClosed = false
  let lastId = 0

  const stop = async (reader: Reader): Promise<void> => {
    clearTimeout(reader.idleTimer)
    all.delete(reader)
    if (idle.includes(reader)) idle.splice(idle.indexOf(reader), 1)
    await reader.thread.terminate()
  }
  const start = (): Reader => {
    const thread = new Worker(new URL('./reader-thread.ts', import.meta.url))
    // An idle thread must not keep the process alive, and one that dies idle must not take the process with it.
    thread.unref()
    const reader: Reader = { thread, idleTimer: undefined }
    thread.on('error', () => all.delete(reader))
    all.add(reader)
    return reader
  }
  const release = (reader: Reader): void => {
    if (isClosed || !all.has(reader)) return serveNext()
    const turn = waiting.shift()
    if (turn !== undefined) return turn.start(reader)
    idle.push(reader)
    reader.idleTimer = setTimeout(() => void stop(reader), idleMs).unref()
  }
  const serveNext = (): void => {
    if (!isClosed && waiting.length > 0 && all.size < most) waiting.shift()!.start(start())
  }
  const acquire = async (signal: AbortSignal | undefined): Promise<Reader> => {
    const free = idle.pop()
    if (free !== undefined) {
      clearTimeout(free.idleTimer)
      return free
    }
    if (all.size < most) return start()
    return await new Promise((resolve, reject) => {
      const turn: Turn = {
        start: (reader) => {
          signal?.removeEventListener('abort', leave)
          resolve(reader)
        },
      }
      const leave = (): void => {
        waiting.splice(waiting.indexOf(turn), 1)
        reject(signal?.reason as Error)
      }
      signal?.addEventListener('abort', leave, { once: true })
      waiting.push(turn)
    })
  }

  const readBy = async (question: Question, signal: AbortSignal | undefined): Promise<Answer> => {
    signal?.throwIfAborted()
    if (isClosed) throw new ReaderError('the reader is closed')
    const reader = await acquire(signal)
    lastId += 1
    try {
      const answer = await ask(reader.thread, { id: lastId, ...question }, { mostBytes, signal: limited(signal, pageTimeoutMs) })
      if ('failure' in answer) throw new ReaderError(answer.failure)
      release(reader)
      return answer
    } catch (error) {
      await stop(reader)
      serveNext()
      throw error
    }
  }

  return {
    read: async (content, signal) => (await readBy({ content }, signal)) as PageAnswer,
    readPaper: async (paper, pageNumber, signal) => (await readBy({ paper, pageNumber }, signal)) as PaperAnswer,
    openSheet: async (pdf, pageNumber, signal) => ((await readBy({ pdf, pageNumber }, signal)) as { sheet: SheetContent }).sheet,
    running: () => all.size,
    async close() {
      isClosed = true
      await Promise.all([...all].map(stop))
    },
  }
}

/** The engine failed; it says nothing about the picture. */
export class ReaderError extends Error {}

/** The page took more memory than any page may: it says that nobody should try again. */
export class ReaderMemoryError extends Error {}

function limited(signal: AbortSignal | undefined, timeoutMs: number | undefined): AbortSignal | undefined {
  if (timeoutMs === undefined) return signal
  const timeout = AbortSignal.timeout(timeoutMs)
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}

async function ask(
  thread: Worker,
  question: ReaderQuestion,
  { signal, mostBytes }: { signal: AbortSignal | undefined; mostBytes: number },
): Promise<ReaderAnswer> {
  signal?.throwIfAborted()
  const ending = new AbortController()
  thread.ref()
  try {
    return await new Promise<ReaderAnswer>((resolve, reject) => {
      const until = { signal: ending.signal }
      const onMessage = (answer: ReaderAnswer): void => {
        if (answer.id === question.id) resolve(answer)
      }
      const onError = (error: Error): void => reject(new ReaderError(error.message))
      const onExit = (): void => reject(new ReaderError('the reading thread ended'))
      thread.on('message', onMessage)
      thread.on('error', onError)
      thread.on('exit', onExit)
      signal?.addEventListener('abort', () => reject(signal.reason as Error), until)
      ending.signal.addEventListener('abort', () => {
        thread.off('message', onMessage)
        thread.off('error', onError)
        thread.off('exit', onExit)
      })
      const onTooMuch = (): void => reject(new ReaderMemoryError('the page needs too much memory'))
      watchMemory(thread, { mostBytes, onTooMuch, until: ending.signal })
      thread.postMessage(question, [])
    })
  } finally {
    ending.abort()
    thread.unref()
  }
}
