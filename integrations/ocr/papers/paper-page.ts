import type { PixelBox, ReadLine } from '../reading/read-line.ts'

/** A word of a paper. `level` is where it would stand if the lines of print ran level: rows and columns are told by it. */
export type PaperWord = ReadLine & { level: PixelBox }

/** One page of a paper as it was read; boxes are pixels of the upright page. */
export type PaperPage = {
  widthPx: number
  heightPx: number
  /** The clockwise quarter turns, in degrees, that made the picture upright; left out for a file that says what it prints. */
  rotationDegrees?: number
  /** Of a file that says what it prints: no letter was taken for another. */
  isText: boolean
  words: PaperWord[]
}
