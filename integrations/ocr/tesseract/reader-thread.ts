import { parentPort } from 'node:worker_threads'
import { readPdfSheet } from '../pdf/read-pdf-sheet.ts'
import { createEngine } from './engine.ts'
import type { ReaderAnswer, ReaderQuestion } from './reader-pool.ts'
import { readPage } from './read-page.ts'
import { readPaperPage } from './read-paper-page.ts'

/** The thread in which pages are read: preparing a picture keeps a processor busy, and the caller's must go on answering. */
const engine = createEngine()

parentPort?.on('message', (question: ReaderQuestion) => {
  void answer(question).then((reply) => parentPort?.postMessage(reply, []))
})

async function answer(question: ReaderQuestion): Promise<ReaderAnswer> {
  const { id } = question
  const { model } = engine
  try {
    if ('pdf' in question) return { id, sheet: await readPdfSheet(question.pdf, question.pageNumber) }
    if ('paper' in question) return { id, model, paper: await readPaperPage(question.paper, question.pageNumber, engine) }
    return { id, model, page: await readPage(question.content, engine) }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}
