import { createCanvas } from '@napi-rs/canvas'
import type { GreyPicture } from '../picture/grey-picture.ts'
import type { OpenPdf, PdfPage } from './open-pdf.ts'

export type Viewport = ReturnType<PdfPage['getViewport']>

/** The page at a size that has nothing to do with what it says of its own: a page of a mile must not take a mile of memory. */
export function viewportOf(page: PdfPage, longEdgePx: number): Viewport {
  const { width, height } = page.getViewport({ scale: 1 })
  return page.getViewport({ scale: longEdgePx / Math.max(width, height) })
}

/** The page as it looks, or as it would look without its text. */
export async function renderPage(
  { engine }: OpenPdf,
  page: PdfPage,
  { viewport, withText }: { viewport: Viewport; withText: boolean },
): Promise<GreyPicture> {
  const [width, height] = [Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height))]
  const canvas = createCanvas(width, height)
  const { OPS } = engine
  const textOps = new Set<number>([OPS.showText, OPS.showSpacedText, OPS.nextLineShowText, OPS.nextLineSetSpacingShowText])
  await page.render({
    canvas: canvas as never,
    viewport,
    background: '#fff',
    ...(!withText && { operationsFilter: (index: number, list: { fnArray: number[] }) => !textOps.has(list.fnArray[index]!) }),
  }).promise
  return toGrey(canvas.getContext('2d').getImageData(0, 0, width, height).data, { width, height })
}

function toGrey(rgba: Uint8ClampedArray, { width, height }: { width: number; height: number }): GreyPicture {
  const data = new Uint8Array(width * height)
  for (let index = 0; index < data.length; index += 1) {
    const at = index * 4
    data[index] = (rgba[at]! * 77 + rgba[at + 1]! * 151 + rgba[at + 2]! * 28) >> 8
  }
  return { data, width, height }
}
