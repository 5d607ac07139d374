import type { GreyPicture } from '../picture/grey-picture.ts'
import type { PixelBox, ReadLine } from '../reading/read-line.ts'
import type { OpenPdf, PdfPage } from './open-pdf.ts'
import type { Viewport } from './render-page.ts'

/** What the text of a file says is exact; what is kept back is that a file may be made to say anything. */
const confidence = 99

/** The words of a page's text and where they stand on its picture. Text that does not run level is no part of a table or a label. */
export async function wordsOfText({ engine }: OpenPdf, page: PdfPage, viewport: Viewport): Promise<ReadLine[]> {
  const { items } = await page.getTextContent()
  return items.flatMap((item) => {
    if (!('str' in item)) return []
    const [a, b, , d, x, y] = engine.Util.transform(viewport.transform, item.transform as number[]) as number[]
    const sizePx = Math.abs(d!)
    if (Math.abs(b!) > Math.abs(a!) * 0.02 || a! <= 0 || sizePx === 0) return []
    // Capitals and figures reach up to some three quarters of the size of their font: so a box is as tight as one that was read from a picture.
    const line = { left: x!, top: y! - sizePx * 0.74, width: item.width * viewport.scale, height: sizePx * 0.76 }
    return splitAtBlanks(item.str, line)
  })
}

/** Each word takes its share of the width by its letters, which is near enough to say in which column it stands. */
function splitAtBlanks(text: string, line: PixelBox): ReadLine[] {
  const perLetter = text.length === 0 ? 0 : line.width / text.length
  return [...text.matchAll(/\S+/g)].map((word) => ({
    text: word[0].normalize('NFC').replaceAll(/\p{C}/gu, ''),
    confidence,
    box: { ...line, left: line.left + word.index * perLetter, width: word[0].length * perLetter },
  }))
}

/** How much darker or lighter text must make a pixel, and how many pixels of its box, to be text that people see. */
const [visibleTone, visibleShare] = [60, 0.03]

/**
 * Whether text is seen: the picture of the page with its text differs from the one without where the word stands. Text in the colour of the
 * paper, of no ink, outside the page, or beneath something else is none; a file must not say to a machine what it does not show to people.
 */
export function isSeen({ left, top, width, height }: PixelBox, shown: { page: GreyPicture; withoutText: GreyPicture }): boolean {
  const { page, withoutText } = shown
  const [fromX, toX] = [Math.max(0, Math.floor(left)), Math.min(page.width, Math.ceil(left + width))]
  const [fromY, toY] = [Math.max(0, Math.floor(top)), Math.min(page.height, Math.ceil(top + height))]
  let changed = 0
  for (let y = fromY; y < toY; y += 1) {
    for (let x = fromX; x < toX; x += 1) {
      const at = y * page.width + x
      if (Math.abs(page.data[at]! - withoutText.data[at]!) >= visibleTone) changed += 1
    }
  }
  return changed > Math.max(1, width * height * visibleShare)
}
