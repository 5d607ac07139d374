import { PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib'

/** A mark of the signer on a page, in points from the top left. */
export type SignatureMark = { pageNumber: number; leftPt: number; topPt: number; text: string; sizePt: number }

/** How many pages a file has, or undefined for one that is no PDF. */
export async function countPdfPages(pdf: Uint8Array): Promise<number | undefined> {
  if (Buffer.from(pdf.subarray(0, 5)).toString('latin1') !== '%PDF-') return undefined
  try {
    return (await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true })).getPageCount()
  } catch {
    return undefined
  }
}

/** The document with what the signer put on it. Written anew, as signing services do: not the bytes that were sent in. */
export async function drawSignatures(pdf: Uint8Array, marks: readonly SignatureMark[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const font = await document.embedFont(StandardFonts.HelveticaOblique)
  for (const { pageNumber, leftPt, topPt, text, sizePt } of marks) {
    const page = document.getPage(pageNumber - 1)
    page.drawText(drawable(text), { x: leftPt, y: page.getHeight() - topPt - sizePt * 1.4, size: sizePt, font, color: rgb(0.1, 0.2, 0.55) })
  }
  return document.save()
}

/** A page of facts: the service's own account of who signed what and when. */
export async function composeCertificate(title: string, facts: readonly [label: string, value: string][]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([595.28, 841.89])
  page.drawText(drawable(title), { x: 56, y: 770, size: 18, font })
  facts.forEach(([label, value], index) => {
    page.drawText(drawable(`${label}: ${value}`), { x: 56, y: 730 - index * 18, size: 10, font })
  })
  return document.save()
}

/** One file out of several, in order. */
export async function joinPdfs(pdfs: readonly Uint8Array[]): Promise<Uint8Array> {
  const joined = await PDFDocument.create({ updateMetadata: false })
  for (const pdf of pdfs) {
    const source = await PDFDocument.load(pdf, { updateMetadata: false })
    for (const page of await joined.copyPages(source, source.getPageIndices())) joined.addPage(page)
  }
  return joined.save()
}

/** The built-in fonts of PDF have the letters of western Europe; any other becomes a question mark here. */
function drawable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e\u00a0-\u00ff]/g, '?')
}
