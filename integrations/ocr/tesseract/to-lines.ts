import type { PixelBox, ReadLine } from '../reading/read-line.ts'
import type { Word } from './engine.ts'

/** Words below this are mostly pattern, portrait and code taken for print. */
const leastConfidence = 30

/** What tesseract read that is text at all. */
export function toLines(words: readonly Word[]): ReadLine[] {
  const lines = words
    .filter((word) => word.confidence >= leastConfidence && /[\p{L}\d]/u.test(word.text))
    .map(({ text, confidence, bbox }) => ({
      text,
      confidence,
      box: { left: bbox.x0, top: bbox.y0, width: bbox.x1 - bbox.x0, height: bbox.y1 - bbox.y0 },
    }))
  return lines.map((line) => ({ ...line, box: withoutNeighbours(line.box, lines) }))
}

/** In soft print tesseract stretches the box of a word over the words behind it, which then seem to belong to another line. */
function withoutNeighbours(box: PixelBox, lines: readonly ReadLine[]): PixelBox {
  const { left, top, width, height } = box
  const begun = lines.flatMap(({ box: other }) => {
    const isOnRow = Math.abs(other.top + other.height / 2 - top - height / 2) < Math.min(height, other.height) / 2
    const isWithin = other.left > left + width * 0.3 && other.left + other.width <= left + width + height
    return isOnRow && isWithin && other.left < left + width ? [other.left] : []
  })
  return begun.length === 0 ? box : { ...box, width: Math.min(...begun) - left - 1 }
}

/** Letters that were read with some certainty: of a picture that lies on its side there are few. */
export function sureLetters(lines: readonly ReadLine[]): number {
  const sure = lines.filter((line) => line.confidence >= 60 && line.text.length >= 3)
  return sure.reduce((sum, line) => sum + line.text.replaceAll(/[^\p{L}\d]/gu, '').length, 0)
}
