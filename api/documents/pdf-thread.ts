import { parentPort } from 'node:worker_threads'
import { brokenPdfRule } from './check-pdf.ts'
import type { PdfQuestion, PdfVerdict } from './pdf-checker.ts'

/** The thread that opens PDFs of other people. */
parentPort?.on('message', ({ bytes, mostPages }: PdfQuestion) => {
  void brokenPdfRule(bytes, { mostPages }).then((rule) => parentPort?.postMessage({ rule: rule ?? null } satisfies PdfVerdict, []))
})
parentPort?.postMessage('ready', [])
