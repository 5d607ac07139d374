import type { Block } from '@aws-sdk/client-textract'
import type { PageSize } from '../page-limits.ts'
import type { ReadPage } from '../reading/assemble-document.ts'
import { toLabelledFields } from '../reading/labelled-fields.ts'
import { findMrzInLines } from '../reading/mrz-lines.ts'
import { unionOf, type PixelBox, type ReadLine } from '../reading/read-line.ts'

/** One page of Textract's answer as every engine's pages look: upright, in pixels, fields by their labels. */
export function readBlocks(blocks: readonly Block[], size: PageSize): ReadPage {
  const rotationDegrees = rotationOf(blocks)
  const isTurned = rotationDegrees % 180 !== 0
  const upright = isTurned ? { widthPx: size.heightPx, heightPx: size.widthPx } : size
  const toLine = (block: Block): ReadLine[] => lineOf(block, upright, rotationDegrees)
  const byId = new Map(blocks.map((block) => [block.Id, block]))
  const lines = blocks.filter((block) => block.BlockType === 'LINE').flatMap(toLine)
  const pairs = blocks.filter(isKey).flatMap((key) => {
    const label = wordsOf(key, byId).flatMap(toLine)
    const values = related(key, 'VALUE', byId).flatMap((value) =>
      wordsOf(value, byId)
        .flatMap(toLine)
        .map((word) => limitTo(word, value)),
    )
    // A key without words under its value is an empty field of the form: absent, however sure the service is of that.
    return values.length === 0 ? [] : [{ label: textOf(label), value: joined(values) }]
  })
  return { ...upright, rotationDegrees, lines, labelled: toLabelledFields(pairs), mrz: findMrzInLines(lines) }
}

/** The quarter turn that brings the usual reading direction of the lines to the right. Polygons begin at the top left of their text. */
export function rotationOf(blocks: readonly Block[]): number {
  const turns = blocks
    .filter((block) => block.BlockType === 'LINE')
    .flatMap(({ Geometry }) => {
      const [first, second] = Geometry?.Polygon ?? []
      if (first?.X === undefined || first.Y === undefined || second?.X === undefined || second.Y === undefined) return []
      const quarter = Math.round(Math.atan2(second.Y - first.Y, second.X - first.X) / (Math.PI / 2))
      return [(((-quarter % 4) + 4) % 4) * 90]
    })
  const counts = Object.entries(Object.groupBy(turns, String)).toSorted(([, a], [, b]) => (b?.length ?? 0) - (a?.length ?? 0))
  return Number(counts[0]?.[0] ?? 0)
}

function lineOf({ Text, Confidence, Geometry }: Block, upright: PageSize, rotationDegrees: number): ReadLine[] {
  const { Left, Top, Width, Height } = Geometry?.BoundingBox ?? {}
  if (Text === undefined || Text === '' || Left === undefined || Top === undefined || Width === undefined || Height === undefined) return []
  const box = turnBox({ left: Left, top: Top, width: Width, height: Height }, rotationDegrees)
  return [
    {
      text: Text,
      confidence: Confidence ?? 0,
      box: {
        left: box.left * upright.widthPx,
        top: box.top * upright.heightPx,
        width: box.width * upright.widthPx,
        height: box.height * upright.heightPx,
      },
    },
  ]
}

/** A box of fractions after the page has been turned clockwise. */
function turnBox({ left, top, width, height }: PixelBox, rotationDegrees: number): PixelBox {
  if (rotationDegrees === 90) return { left: 1 - top - height, top: left, width: height, height: width }
  if (rotationDegrees === 180) return { left: 1 - left - width, top: 1 - top - height, width, height }
  return rotationDegrees === 270 ? { left: top, top: 1 - left - width, width: height, height: width } : { left, top, width, height }
}

function isKey(block: Block): boolean {
  return block.BlockType === 'KEY_VALUE_SET' && block.EntityTypes?.includes('KEY') === true
}

function wordsOf(block: Block, byId: ReadonlyMap<string | undefined, Block>): Block[] {
  return related(block, 'CHILD', byId).filter((child) => child.BlockType === 'WORD')
}

function related(block: Block, type: 'CHILD' | 'VALUE', byId: ReadonlyMap<string | undefined, Block>): Block[] {
  const ids = (block.Relationships ?? [])
    .filter((relationship) => relationship.Type === type)
    .flatMap((relationship) => relationship.Ids ?? [])
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** A value is no surer than that it belongs to its key. */
function limitTo(word: ReadLine, value: Block): ReadLine {
  return { ...word, confidence: Math.min(word.confidence, value.Confidence ?? 0) }
}

function joined(words: readonly ReadLine[]): ReadLine {
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length
  return { text: textOf(words), confidence, box: unionOf(words.map((word) => word.box)) }
}

function textOf(words: readonly ReadLine[]): string {
  return words.map((word) => word.text).join(' ')
}
