import { PDFDocument } from '@cantoo/pdf-lib'

/** How many pages a PDF of ours has. */
export async function countPages(pdf: Uint8Array): Promise<number> {
  return (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount()
}
