import type { ReadLine } from '../reading/read-line.ts'
import type { Word } from './engine.ts'

/** Words below this are mostly pattern, portrait and code taken for print. */
const leastConfidence = 30

/** What tesseract read that is text at all. */
export function toLines(words: readonly Word[]): ReadLine[] {
  return words
    .filter((word) => word.confidence >= leastConfidence && /[\p{L}\d]/u.test(word.text))
    .map(({ text, confidence, bbox }) => ({
      text,
      confidence,
      box: { left: bbox.x0, top: bbox.y0, width: bbox.x1 - bbox.x0, height: bbox.y1 - bbox.y0 },
    }))
}

/** Letters that were read with some certainty: of a picture that lies on its side there are few. */
export function sureLetters(lines: readonly ReadLine[]): number {
  const sure = lines.filter((line) => line.confidence >= 60 && line.text.length >= 3)
  return sure.reduce((sum, line) => sum + line.text.replaceAll(/[^\p{L}\d]/gu, '').length, 0)
}
