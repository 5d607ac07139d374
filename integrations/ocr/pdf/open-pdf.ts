import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'

type PdfEngine = typeof pdfjs
export type OpenPdf = { engine: PdfEngine; document: PdfDocument; close: () => Promise<void> }
type PdfDocument = Awaited<ReturnType<PdfEngine['getDocument']>['promise']>
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

/** Why a PDF is not read: it asks for a password, has more pages than anybody should have to wait for, or does not open. */
export type PdfRefusal = 'locked' | 'too_many_pages' | 'damaged'

/** Statements of three months, with room. */
export const mostPdfPages = 20

/** Pictures in a PDF of more pixels are left out: a scanner makes some eight million of a sheet. */
const largestPicturePx = 60_000_000

/**
 * Opens a PDF with pdf.js, which runs none of its scripts and fetches nothing: fonts and decoders come from the package. It is loaded with the
 * first PDF, and reads in the thread that calls.
 */
export async function openPdf(content: Uint8Array): Promise<OpenPdf | PdfRefusal> {
  const engine = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = engine.getDocument({
    // The engine takes its data over.
    data: new Uint8Array(content),
    verbosity: 0,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    wasmUrl: `${join(folder, 'wasm')}/`,
    iccUrl: `${join(folder, 'iccs')}/`,
    maxImageSize: largestPicturePx,
    enableXfa: false,
    disableWorkerRendering: true,
  })
  const close = (): Promise<void> => task.destroy()
  try {
    const document = await task.promise
    if (document.numPages >= 1 && document.numPages <= mostPdfPages) return { engine, document, close }
    await close()
    return document.numPages < 1 ? 'damaged' : 'too_many_pages'
  } catch (error) {
    await close()
    return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged'
  }
}
