/** A rectangle in pixels of one picture. */
export type PixelBox = { left: number; top: number; width: number; height: number }

/** A piece of text that stands together on a page, as an engine read it. */
export type ReadLine = {
  text: string
  /** 0 to 100. */
  confidence: number
  box: PixelBox
}

/** The smallest box around all of them; there is at least one. */
export function unionOf(boxes: readonly PixelBox[]): PixelBox {
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  const right = Math.max(...boxes.map((box) => box.left + box.width))
  const bottom = Math.max(...boxes.map((box) => box.top + box.height))
  return { left, top, width: right - left, height: bottom - top }
}

/**
 * Joins words into pieces: neighbours on one row with no more than a blank between them. Columns stay apart,
 * so that a value belongs to its own label and not to that of the next column.
 */
export function joinWords(words: readonly ReadLine[]): ReadLine[] {
  const pieces: ReadLine[][] = []
  for (const word of words.toSorted((a, b) => a.box.left - b.box.left)) {
    const piece = pieces.find((one) => follows(one.at(-1)!.box, word.box))
    if (piece === undefined) pieces.push([word])
    else piece.push(word)
  }
  return pieces.map((piece) => ({
    text: piece.map((word) => word.text).join(' '),
    confidence: weighedConfidence(piece),
    box: unionOf(piece.map((word) => word.box)),
  }))
}

function follows(before: PixelBox, after: PixelBox): boolean {
  const height = Math.max(before.height, after.height)
  const shared = Math.min(before.top + before.height, after.top + after.height) - Math.max(before.top, after.top)
  const gap = after.left - before.left - before.width
  return shared > Math.min(before.height, after.height) * 0.5 && gap < height * 1.1 && gap > -height * 0.5
}

function weighedConfidence(words: readonly ReadLine[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  return letters === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters
}
