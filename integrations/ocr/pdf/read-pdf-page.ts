import { inkBelow } from '../picture/find-slope.ts'
import type { GreyPicture } from '../picture/grey-picture.ts'
import type { ReadLine } from '../reading/read-line.ts'
import type { OpenPdf } from './open-pdf.ts'
import { isSeen, wordsOfText } from './printed-words.ts'
import { renderPage, viewportOf } from './render-page.ts'

/** A page of a PDF says what it says in its text, or is a picture. */
export type PdfPageContent = { picture: GreyPicture; words: ReadLine[] | undefined }

/** Fewer letters than this are a stamp or a page number on a picture. */
const fewestLetters = 60

/** Reads one page. The text counts as far as people see it; where most of what is seen is no text, the page is a picture of a paper. */
export async function readPdfPage(pdf: OpenPdf, pageNumber: number, longEdgePx: number): Promise<PdfPageContent> {
  const page = await pdf.document.getPage(pageNumber)
  const viewport = viewportOf(page, longEdgePx)
  const picture = await renderPage(pdf, page, { viewport, withText: true })
  const words = await wordsOfText(pdf, page, viewport)
  if (lettersOf(words) < fewestLetters) return { picture, words: undefined }
  const withoutText = await renderPage(pdf, page, { viewport, withText: false })
  const seen = words.filter((word) => isSeen(word.box, { page: picture, withoutText }))
  const isText = lettersOf(seen) >= fewestLetters && inkOf(withoutText) < inkOf(picture) / 2
  return { picture, words: isText ? seen : undefined }
}

function lettersOf(words: readonly ReadLine[]): number {
  return words.reduce((sum, word) => sum + word.text.replaceAll(/[^\p{L}\d]/gu, '').length, 0)
}

function inkOf({ data }: GreyPicture): number {
  return data.reduce((count, tone) => count + (tone < inkBelow ? 1 : 0), 0)
}
