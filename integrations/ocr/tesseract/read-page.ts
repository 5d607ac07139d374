import type { ReadPage } from '../reading/assemble-document.ts'
import { labelOf } from '../reading/labels.ts'
import { findLabelledFields } from '../reading/labelled-fields.ts'
import { isZone } from '../reading/mrz-fields.ts'
import { joinWords, unionOf, type PixelBox, type ReadLine } from '../reading/read-line.ts'
import { decodeGrey, flattenLight, toGreyMap, turnQuarters, type GreyPicture } from '../picture/grey-picture.ts'
import { straighten, type StraightPicture } from '../picture/straighten.ts'
import type { Engine, Word } from './engine.ts'
import { readMrz } from './read-mrz.ts'

/** Size at which pages are read: a card's small print is then some 20 pixels high, and a page takes about a second. */
const longEdgePx = 1800

/** A page with so many labels, or with a machine-readable zone, is the right way up: by chance there is hardly one. */
const enoughLabels = 2

/** Fewer letters than this are no document that anybody could read. */
const fewestLetters = 20

/** Words below this are mostly pattern, portrait and code taken for print. */
const leastConfidence = 30

/**
 * Reads one page whichever way up it lies: as it is, then the other ways, until one makes sense; where none clearly does, the one with most
 * letters. Undefined where there is nothing to read.
 */
export async function readPage(content: Uint8Array, engine: Engine): Promise<ReadPage | undefined> {
  // A picture whose end was lost on the way decodes no more: there is nothing to read, now or later.
  const grey = await decodeGrey(content, longEdgePx).catch(() => undefined)
  if (grey === undefined) return undefined
  const flat = flattenLight(grey)
  let best: TurnedPage | undefined
  for (const turns of likelyTurns(flat)) {
    const turned = await readTurned(flat, turns, engine)
    if (turned.isUpright) return turned.reading
    if (best === undefined || turned.letters > best.letters) best = turned
  }
  return best === undefined || best.letters < fewestLetters ? undefined : best.reading
}

/** Cards and passport pages are wide: a tall picture probably lies on its side. */
function likelyTurns({ width, height }: GreyPicture): number[] {
  return height > width ? [1, 3, 0, 2] : [0, 2, 1, 3]
}

type TurnedPage = { reading: ReadPage; letters: number; isUpright: boolean }

async function readTurned(flat: GreyPicture, turns: number, engine: Engine): Promise<TurnedPage> {
  const upright = turnQuarters(flat, turns)
  const straight = straighten(upright)
  const [words, zone] = await Promise.all([
    engine.readWords('por', toGreyMap(straight.picture), { layout: 'sparse' }),
    readMrz(straight.picture, engine),
  ])
  const mrz = zone !== undefined && isZone(zone) ? zone : undefined
  const printed = joinWords(words.filter(isText).map(toLine))
  // The page pass reads the zone too, as words, and wrongly.
  const lines = mrz === undefined ? printed : printed.filter((line) => !isWithin(line.box, unionOf(mrz.flat().map((one) => one.box))))
  const place = <T extends { box: PixelBox }>(one: T): T => ({ ...one, box: placeBack(one.box, straight, upright) })
  const reading = {
    widthPx: upright.width,
    heightPx: upright.height,
    rotationDegrees: turns * 90,
    lines: lines.map(place),
    labelled: findLabelledFields(lines).map(place),
    mrz: mrz?.map((line) => line.map(place)),
  }
  const labels = lines.filter((line) => labelOf(line.text) !== undefined).length
  return { reading, letters: sureLetters(lines), isUpright: mrz !== undefined || labels >= enoughLabels }
}

function isWithin(inner: PixelBox, outer: PixelBox): boolean {
  const middle = inner.top + inner.height / 2
  return middle > outer.top - outer.height * 0.1 && middle < outer.top + outer.height * 1.1
}

function isText(word: Word): boolean {
  return word.confidence >= leastConfidence && /[\p{L}\d]/u.test(word.text)
}

function toLine({ text, confidence, bbox }: Word): ReadLine {
  return { text, confidence, box: { left: bbox.x0, top: bbox.y0, width: bbox.x1 - bbox.x0, height: bbox.y1 - bbox.y0 } }
}

/** The smallest upright box around where a box of the levelled picture came from. */
function placeBack(box: PixelBox, straight: StraightPicture, upright: GreyPicture): PixelBox {
  const corners = [
    [box.left, box.top],
    [box.left + box.width, box.top],
    [box.left, box.top + box.height],
    [box.left + box.width, box.top + box.height],
  ].map(([x, y]) => straight.toSource({ x: x!, y: y! }))
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value))
  const left = within(Math.min(...corners.map((corner) => corner.x)), upright.width)
  const top = within(Math.min(...corners.map((corner) => corner.y)), upright.height)
  const right = within(Math.max(...corners.map((corner) => corner.x)), upright.width)
  const bottom = within(Math.max(...corners.map((corner) => corner.y)), upright.height)
  return { left, top, width: right - left, height: bottom - top }
}

function sureLetters(lines: readonly ReadLine[]): number {
  const sure = lines.filter((line) => line.confidence >= 60 && line.text.length >= 3)
  return sure.reduce((sum, line) => sum + line.text.replaceAll(/[^\p{L}\d]/gu, '').length, 0)
}
