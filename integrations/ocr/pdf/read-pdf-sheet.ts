import sharp from 'sharp'
import type { PaperPage } from '../papers/paper-page.ts'
import type { GreyPicture } from '../picture/grey-picture.ts'
import { openPdf, type PdfRefusal } from './open-pdf.ts'
import { readPdfPage } from './read-pdf-page.ts'

/** One page of a PDF without any engine: what its text says, or the picture that it is, as a file. */
export type SheetContent = { refusal: PdfRefusal } | ({ pageCount: number } & ({ page: PaperPage } | { picture: Uint8Array }))

/** Two hundred dots an inch of a sheet of A4: below 150 the service that reads pictures reads worse. */
const longEdgePx = 2340

/** Opens one page for an engine elsewhere, which is only needed where a page is a picture. */
export async function readPdfSheet(content: Uint8Array, pageNumber: number): Promise<SheetContent> {
  const pdf = await openPdf(content)
  if (typeof pdf === 'string') return { refusal: pdf }
  try {
    const sheet = await readPdfPage(pdf, pageNumber, longEdgePx).catch(() => undefined)
    if (sheet === undefined) return { refusal: 'damaged' }
    const pageCount = pdf.document.numPages
    const { picture, words } = sheet
    if (words === undefined) return { pageCount, picture: await toJpeg(picture) }
    const { width: widthPx, height: heightPx } = picture
    return { pageCount, page: { widthPx, heightPx, isText: true, words: words.map((word) => ({ ...word, level: word.box })) } }
  } finally {
    await pdf.close()
  }
}

async function toJpeg({ data, width, height }: GreyPicture): Promise<Uint8Array> {
  return await sharp(data, { raw: { width, height, channels: 1 } })
    .jpeg({ quality: 92 })
    .toBuffer()
}
