import type { Block } from '@aws-sdk/client-textract'
import type { PaperPage, PaperWord } from '../papers/paper-page.ts'
import type { PageSize } from '../page-limits.ts'
import type { PixelBox } from '../reading/read-line.ts'
import { rotationOf } from './read-blocks.ts'

type Point = { x: number; y: number }
type Quad = readonly [Point, Point, Point, Point]

/** The words of Textract's answer as every engine's papers look: upright, in pixels, and where each would stand if the print ran level. */
export function readWords(blocks: readonly Block[], size: PageSize): PaperPage {
  const rotationDegrees = rotationOf(blocks)
  const isTurned = rotationDegrees % 180 !== 0
  const upright = isTurned ? { widthPx: size.heightPx, heightPx: size.widthPx } : size
  const quadOf = (block: Block): Quad[] => cornersOf(block).map((quad) => turned(quad, rotationDegrees, upright))
  const slope = slopeOf(blocks.filter(({ BlockType }) => BlockType === 'LINE').flatMap(quadOf))
  const words = blocks
    .filter(({ BlockType, Text }) => BlockType === 'WORD' && Text !== undefined && Text.trim() !== '')
    .flatMap((block) => quadOf(block).map((quad) => toWord(block, quad, slope)))
  return { ...upright, rotationDegrees, isText: false, words }
}

function toWord({ Text = '', Confidence = 0 }: Block, quad: Quad, slope: number): PaperWord {
  return { text: Text.normalize('NFC'), confidence: Confidence, box: aroundOf(quad), level: levelled(quad, slope) }
}

/** The polygon of a text begins at its top left; where a block has none, the corners of its box. */
function cornersOf({ Geometry }: Block): Quad[] {
  const points = (Geometry?.Polygon ?? []).flatMap(({ X, Y }) => (X === undefined || Y === undefined ? [] : [{ x: X, y: Y }]))
  if (points.length === 4) return [points as unknown as Quad]
  const { Left, Top, Width, Height } = Geometry?.BoundingBox ?? {}
  if (Left === undefined || Top === undefined || Width === undefined || Height === undefined) return []
  const [right, bottom] = [Left + Width, Top + Height]
  return [
    [
      { x: Left, y: Top },
      { x: right, y: Top },
      { x: right, y: bottom },
      { x: Left, y: bottom },
    ],
  ]
}

/** Fractions of the picture as it was sent, as pixels of the upright one. */
function turned(quad: Quad, rotationDegrees: number, { widthPx, heightPx }: PageSize): Quad {
  const turn = ({ x, y }: Point): Point => {
    if (rotationDegrees === 90) return { x: 1 - y, y: x }
    if (rotationDegrees === 180) return { x: 1 - x, y: 1 - y }
    return rotationDegrees === 270 ? { x: y, y: 1 - x } : { x, y }
  }
  return quad.map((point) => ({ x: turn(point).x * widthPx, y: turn(point).y * heightPx })) as unknown as Quad
}

/** How far the print leans, in radians: that of the middle one of the longer half of the lines, for short ones tell it badly. */
function slopeOf(lines: readonly Quad[]): number {
  const longest = lines.toSorted((one, other) => widthOf(other) - widthOf(one)).slice(0, Math.ceil(lines.length / 2))
  const slopes = longest.map(([from, to]) => Math.atan2(to.y - from.y, to.x - from.x)).toSorted((one, other) => one - other)
  return slopes[Math.floor(slopes.length / 2)] ?? 0
}

function widthOf([from, to]: Quad): number {
  return Math.hypot(to.x - from.x, to.y - from.y)
}

/** The box of the word after the whole page has been turned until its print runs level. */
function levelled(quad: Quad, slope: number): PixelBox {
  const [cos, sin] = [Math.cos(slope), Math.sin(slope)]
  return aroundOf(quad.map(({ x, y }) => ({ x: x * cos + y * sin, y: y * cos - x * sin })) as unknown as Quad)
}

function aroundOf(quad: Quad): PixelBox {
  const [xs, ys] = [quad.map(({ x }) => x), quad.map(({ y }) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}
