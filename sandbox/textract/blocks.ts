import { createHash } from 'node:crypto'
import { findPairs } from './find-pairs.ts'
import type { PictureReading, ReadBox, ReadText } from './reading.ts'
import { queryBlocks, type Question } from './query-blocks.ts'
import { tableBlocks } from './table-blocks.ts'

type Point = { X: number; Y: number }
type Relationship = { Type: 'CHILD' | 'VALUE' | 'ANSWER'; Ids: string[] }
export type Block = {
  BlockType: 'PAGE' | 'LINE' | 'WORD' | 'KEY_VALUE_SET' | 'TABLE' | 'CELL' | 'QUERY' | 'QUERY_RESULT' | 'SIGNATURE'
  Id: string
  Page: number
  Confidence?: number
  Text?: string
  TextType?: 'PRINTED'
  EntityTypes?: ['KEY'] | ['VALUE']
  RowIndex?: number
  ColumnIndex?: number
  RowSpan?: 1
  ColumnSpan?: 1
  Query?: { Text: string; Alias?: string }
  /** A question has no place on the page. */
  Geometry?: { BoundingBox: { Width: number; Height: number; Left: number; Top: number }; Polygon: Point[] }
  Relationships?: Relationship[]
}

/** The blocks of a page: the page, its lines with their words and, where asked for, its pairs of key and value. */
export function toBlocks(
  reading: PictureReading,
  options: { forms: boolean; tables?: boolean; signatures?: boolean; questions?: readonly Question[] },
): Block[] {
  const texts = [...reading.lines, ...(reading.mrz ?? []).map(toText)].toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
  const lines = texts.map((text, index) => lineBlocks(text, index, reading))
  const pairs = options.forms ? pairBlocks(texts, lines, reading) : []
  const parts = { texts, lines, geometryOf: (box: ReadBox) => geometryOf(box, reading), idOf }
  const tables = options.tables === true ? tableBlocks(parts) : []
  const answers = queryBlocks(options.questions ?? [], parts)
  const signed = options.signatures === true ? (reading.signatures ?? []) : []
  const signatures = signed.map((box, index): Block => ({
    BlockType: 'SIGNATURE',
    Id: idOf(`signature ${index}`),
    Page: 1,
    Confidence: 90,
    Geometry: geometryOf(box, reading),
  }))
  const found = [
    ...pairs,
    ...tables.filter((block) => block.BlockType === 'TABLE'),
    ...signatures,
    ...answers.filter((block) => block.BlockType === 'QUERY'),
  ]
  const page: Block = {
    BlockType: 'PAGE',
    Id: idOf('page'),
    Page: 1,
    Geometry: geometryOf({ left: 0, top: 0, width: reading.widthPx, height: reading.heightPx }, reading),
    Relationships: [{ Type: 'CHILD', Ids: [...lines.map(({ line }) => line.Id), ...found.map((block) => block.Id)] }],
  }
  return [page, ...lines.map(({ line }) => line), ...lines.flatMap(({ words }) => words), ...pairs, ...tables, ...answers, ...signatures]
}

function toText(characters: NonNullable<PictureReading['mrz']>[number]): ReadText {
  const boxes = characters.map((one) => one.box)
  const left = Math.min(...boxes.map((box) => box.left))
  const top = Math.min(...boxes.map((box) => box.top))
  return {
    text: characters.map((one) => one.character).join(''),
    confidence: characters.reduce((sum, one) => sum + one.confidence, 0) / characters.length,
    box: {
      left,
      top,
      width: Math.max(...boxes.map((box) => box.left + box.width)) - left,
      height: Math.max(...boxes.map((box) => box.top + box.height)) - top,
    },
  }
}

/** What the blocks of a page are made from. */
export type PageParts = {
  texts: readonly ReadText[]
  lines: readonly LineBlocks[]
  geometryOf: (box: ReadBox) => NonNullable<Block['Geometry']>
  idOf: (name: string) => string
}

export type LineBlocks = { line: Block; words: Block[] }

function lineBlocks(text: ReadText, index: number, reading: PictureReading): LineBlocks {
  const words = (text.words ?? splitAtBlanks(text)).map((word, position): Block => ({
    ...textBlock('WORD', `word ${index} ${position}`, word, reading),
    TextType: 'PRINTED',
  }))
  return {
    line: { ...textBlock('LINE', `line ${index}`, text, reading), Relationships: [{ Type: 'CHILD', Ids: words.map((word) => word.Id) }] },
    words,
  }
}

/** Where the engine boxes the line, each word gets the share of it that its letters have. */
function splitAtBlanks(line: ReadText): ReadText[] {
  let offset = 0
  return line.text.split(' ').map((text) => {
    const share = line.box.width / line.text.length
    const box = { ...line.box, left: line.box.left + offset * share, width: text.length * share }
    offset += text.length + 1
    return { text, confidence: line.confidence, box }
  })
}

function textBlock(type: 'LINE' | 'WORD', name: string, text: ReadText, reading: PictureReading): Block {
  return {
    BlockType: type,
    Id: idOf(name),
    Page: 1,
    Confidence: text.confidence,
    Text: text.text,
    Geometry: geometryOf(text.box, reading, text.corners),
  }
}

function pairBlocks(texts: readonly ReadText[], lines: readonly LineBlocks[], reading: PictureReading): Block[] {
  return findPairs(texts).flatMap(({ key: keyIndex, value: valueIndex }): Block[] => {
    const value = halfOfPair('VALUE', texts[valueIndex]!, { words: lines[valueIndex]!.words, index: keyIndex, reading })
    const key = halfOfPair('KEY', texts[keyIndex]!, { words: lines[keyIndex]!.words, index: keyIndex, reading })
    key.Relationships!.unshift({ Type: 'VALUE', Ids: [value.Id] })
    return [key, value]
  })
}

function halfOfPair(entity: 'KEY' | 'VALUE', text: ReadText, from: { words: Block[]; index: number; reading: PictureReading }): Block {
  return {
    BlockType: 'KEY_VALUE_SET',
    Id: idOf(`${entity} ${from.index}`),
    Page: 1,
    Confidence: text.confidence,
    EntityTypes: entity === 'KEY' ? ['KEY'] : ['VALUE'],
    Geometry: geometryOf(text.box, from.reading),
    Relationships: [{ Type: 'CHILD', Ids: from.words.map((word) => word.Id) }],
  }
}

/** The service measures the picture as it was sent; the polygon begins at the top left of the text, wherever that is on the picture. */
function geometryOf(
  box: ReadBox,
  reading: PictureReading,
  leaning: ReadText['corners'] = [
    { x: box.left, y: box.top },
    { x: box.left + box.width, y: box.top },
    { x: box.left + box.width, y: box.top + box.height },
    { x: box.left, y: box.top + box.height },
  ],
): NonNullable<Block['Geometry']> {
  const corners: Point[] = leaning.map(({ x, y }) => turnBack({ X: x / reading.widthPx, Y: y / reading.heightPx }, reading.rotationDegrees))
  const [xs, ys] = [corners.map((corner) => corner.X), corners.map((corner) => corner.Y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return { BoundingBox: { Left: left, Top: top, Width: Math.max(...xs) - left, Height: Math.max(...ys) - top }, Polygon: corners }
}

function turnBack(point: Point, rotationDegrees: number): Point {
  if (rotationDegrees === 90) return { X: point.Y, Y: 1 - point.X }
  if (rotationDegrees === 180) return { X: 1 - point.X, Y: 1 - point.Y }
  return rotationDegrees === 270 ? { X: 1 - point.Y, Y: point.X } : point
}

/** Ids are opaque to a client; stable ones make answers comparable. */
function idOf(name: string): string {
  return createHash('sha256')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
