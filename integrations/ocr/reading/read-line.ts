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
  return groupWords(words, (word) => word.box).map((piece) => ({
    text: piece.map((word) => word.text).join(' '),
    confidence: weighedConfidence(piece),
    box: unionOf(piece.map((word) => word.box)),
  }))
}

/** The words of each piece, from the left, where they stand by a box of one's own choice. */
export function groupWords<W>(words: readonly W[], boxOf: (word: W) => PixelBox): W[][] {
  const pieces: W[][] = []
  for (const word of words.toSorted((a, b) => boxOf(a).left - boxOf(b).left)) {
    const piece = pieces.find((one) => follows(boxOf(one.at(-1)!), boxOf(word)))
    if (piece === undefined) pieces.push([word])
    else piece.push(word)
  }
  return pieces
}

function follows(before: PixelBox, after: PixelBox): boolean {
  const height = Math.max(before.height, after.height)
  const shared = Math.min(before.top + before.height, after.top + after.height) - Math.max(before.top, after.top)
  const gap = after.left - before.left - before.width
  return shared > Math.min(before.height, after.height) * 0.5 && gap < height * 1.1 && gap > -height * 0.5
}

/** Of several words, each counting by its letters. */
export function weighedConfidence(words: readonly ReadLine[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  return letters === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters
}
