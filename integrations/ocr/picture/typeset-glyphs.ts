import type { GreyPicture, PixelArea } from './grey-picture.ts'

type Strip = {
  picture: GreyPicture
  /** Where the middle of each character stands on the strip, in the order given. */
  centres: number[]
  stepPx: number
}

const marginPx = 24

/**
 * Sets characters cut from a picture side by side on one base line, as one unbroken word. What a recogniser then sees has neither fillers nor
 * the slope of the photograph; blanks would make it doubt short groups (the sex alone: 30 to 60 per cent sure; within a word: 98).
 */
export function typesetGlyphs(source: GreyPicture, glyphs: readonly PixelArea[], capHeightPx: number): Strip {
  const usualHeight = glyphs.map((glyph) => glyph.height).toSorted((a, b) => a - b)[glyphs.length >> 1] ?? 1
  const scale = capHeightPx / usualHeight
  const step = Math.round(capHeightPx * 0.92)
  const width = marginPx * 2 + step * glyphs.length
  const height = marginPx * 2 + capHeightPx
  const strip: GreyPicture = { data: new Uint8Array(width * height).fill(255), width, height }
  const centres = glyphs.map((glyph, index) => {
    const centre = marginPx + step * (index + 0.5)
    setGlyph(source, glyph, { strip, centre, baseline: marginPx + capHeightPx, scale, widest: step })
    return centre
  })
  return { picture: strip, centres, stepPx: step }
}

function setGlyph(
  source: GreyPicture,
  glyph: PixelArea,
  at: { strip: GreyPicture; centre: number; baseline: number; scale: number; widest: number },
): void {
  const { strip, centre, baseline, scale, widest } = at
  // One pixel around the cut keeps the soft edge of the print.
  const [left, top, right, bottom] = [glyph.left - 1, glyph.top - 1, glyph.left + glyph.width + 1, glyph.top + glyph.height + 1]
  const width = Math.min(widest, Math.round((right - left) * scale))
  const height = Math.min(baseline, Math.round((bottom - top) * scale))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const tone = sampleAt(source, left + (x + 0.5) / scale - 0.5, top + (y + 0.5) / scale - 0.5)
      const target = Math.round(baseline - height + y) * strip.width + Math.round(centre - width / 2 + x)
      strip.data[target] = Math.min(strip.data[target]!, tone)
    }
  }
}

function sampleAt({ data, width, height }: GreyPicture, x: number, y: number): number {
  const left = Math.min(width - 2, Math.max(0, Math.floor(x)))
  const top = Math.min(height - 2, Math.max(0, Math.floor(y)))
  const [fx, fy] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))]
  const at = top * width + left
  return (data[at]! * (1 - fx) + data[at + 1]! * fx) * (1 - fy) + (data[at + width]! * (1 - fx) + data[at + width + 1]! * fx) * fy
}
