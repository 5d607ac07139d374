import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { AppError } from '#domain/errors.ts'

/** Names under which a PDF runs something, starts something, or carries other files. */
const refusedNames = ['JavaScript', 'JS', 'Launch', 'EmbeddedFiles', 'RichMedia', 'XFA', 'OpenAction', 'AA', 'SubmitForm', 'ImportData']

/** Takes only a PDF that opens without a password and does nothing by itself. */
export async function checkPdf(bytes: Buffer, { mostPages } = { mostPages: 50 }): Promise<void> {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') throw new AppError('PDF_NOT_ACCEPTED', { rule: 'starts like a PDF' })
  const { document, pageCount } = await opened(bytes)
  if (pageCount > mostPages) throw new AppError('PDF_NOT_ACCEPTED', { rule: `at most ${mostPages} pages` })
  const refused = new Set(refusedNames.map((name) => PDFName.of(name)))
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const found = namesIn(object.toString()).find((name) => refused.has(PDFName.of(name)))
    if (found !== undefined) throw new AppError('PDF_NOT_ACCEPTED', { rule: `no ${found}` })
  }
}

/** One that was cut off opens, and has no pages to be counted. */
async function opened(bytes: Buffer): Promise<{ document: PDFDocument; pageCount: number }> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    return { document, pageCount: document.getPageCount() }
  } catch (cause) {
    throw new AppError('PDF_NOT_ACCEPTED', { rule: 'opens whole and without a password' }, { cause })
  }
}

/** Names of an object as written, `#xx` escapes resolved, content streams left out. */
function namesIn(text: string): string[] {
  const dictionary = text.split('stream')[0] ?? ''
  return [...dictionary.matchAll(/\/([^\s/<>[\]()%{}]+)/g)].map(([, name = '']) =>
    name.replace(/#([0-9a-fA-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
}
