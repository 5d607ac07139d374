import { groupWords, unionOf, weighedConfidence } from '#integrations/ocr/reading/read-line.ts'
import { createReaderPool, type ReaderPool } from '#integrations/ocr/tesseract/reader-pool.ts'
import type { PaperWord } from '#integrations/ocr/papers/paper-page.ts'
import type { PictureReading, ReadText } from '#sandbox/textract/reading.ts'

export type SandboxReader = {
  readPicture: (content: Uint8Array) => Promise<PictureReading | undefined>
  readText: (content: Uint8Array) => Promise<PictureReading | undefined>
  close: () => Promise<void>
}

/** The stand-in for the reading service reads for real, with the engine that we have: documents of identity, and pages of plain print. */
export function createSandboxReader(pool: ReaderPool = createReaderPool({ readers: 1, idleMs: 30_000 })): SandboxReader {
  return {
    readPicture: async (content) => (await pool.read(content, undefined)).page,
    readText: async (content) => {
      // It decodes what it is: the name is only for what is no PDF.
      const { paper } = await pool.readPaper({ content, mediaType: 'image/jpeg' }, 1, undefined)
      if ('refusal' in paper || paper.page === undefined) return undefined
      const { widthPx, heightPx, rotationDegrees = 0, words } = paper.page
      const pieces = groupWords(words, (word) => word.level)
      const slope = slopeOf(pieces)
      return { widthPx, heightPx, rotationDegrees, lines: pieces.map((piece) => toLine(piece, slope)) }
    },
    close: () => pool.close(),
  }
}

/** The corners of a line are those of its ends: that is how the service tells that a page leans. */
function toLine(piece: readonly PaperWord[], slope: number): ReadText {
  const words = piece.map((word): ReadText & { corners: Corner[] } => ({ ...word, corners: cornersOf(word, slope) }))
  const [first, last] = [words[0]!.corners, words.at(-1)!.corners]
  return {
    text: piece.map((word) => word.text).join(' '),
    confidence: weighedConfidence(piece),
    box: unionOf(piece.map((word) => word.box)),
    corners: [first[0]!, last[1]!, last[2]!, first[3]!],
    words,
  }
}

type Corner = { x: number; y: number }

/** The word as large as it is when it stands level, leaning about the middle of where it was found. */
function cornersOf({ box, level }: PaperWord, slope: number): Corner[] {
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
  const [cos, sin] = [Math.cos(slope), Math.sin(slope)]
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([right, down]) => {
    const [across, along] = [(right! * level.width) / 2, (down! * level.height) / 2]
    return { x: x + across * cos - along * sin, y: y + across * sin + along * cos }
  })
}

/** How far the print leans, by the longest piece that stands level once the picture is straightened. */
function slopeOf(pieces: readonly (readonly PaperWord[])[]): number {
  const middle = ({ box }: PaperWord) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
  const spans = pieces
    .filter((piece) => piece.length > 1)
    .map((piece) => [middle(piece[0]!), middle(piece.at(-1)!)] as const)
    .toSorted(([a, b], [c, d]) => d.x - c.x - (b.x - a.x))
    .slice(0, 9)
  const slopes = spans.map(([from, to]) => Math.atan2(to.y - from.y, to.x - from.x)).toSorted((one, other) => one - other)
  return slopes[Math.floor(slopes.length / 2)] ?? 0
}
