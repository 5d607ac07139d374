import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { AppError } from '#domain/errors.ts'

/** Names under which a PDF runs something, starts something, or carries other files. */
const refusedNames = ['JavaScript', 'JS', 'Launch', 'EmbeddedFiles', 'RichMedia', 'XFA', 'OpenAction', 'AA', 'SubmitForm', 'ImportData']

/** Takes only a PDF that opens without a password and does nothing by itself. */
export async function checkPdf(bytes: Buffer): Promise<void> {
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') throw new AppError('PDF_NOT_ACCEPTED', { rule: 'starts like a PDF' })
  const document = await opened(bytes)
  if (document.getPageCount() > 50) throw new AppError('PDF_NOT_ACCEPTED', { rule: 'at most 50 pages' })
  const refused = new Set(refusedNames.map((name) => PDFName.of(name)))
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const found = namesIn(object.toString()).find((name) => refused.has(PDFName.of(name)))
    if (found !== undefined) throw new AppError('PDF_NOT_ACCEPTED', { rule: `no ${found}` })
  }
}

async function opened(bytes: Buffer): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false })
  } catch (cause) {
    throw new AppError('PDF_NOT_ACCEPTED', { rule: 'opens without a password' }, { cause })
  }
}

/** Names of an object as written, `#xx` escapes resolved, content streams left out. */
function namesIn(text: string): string[] {
  const dictionary = text.split('stream')[0] ?? ''
  return [...dictionary.matchAll(/\/([^\s/<>[\]()%{}]+)/g)].map(([, name = '']) =>
    name.replace(/#([0-9a-fA-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )
}
