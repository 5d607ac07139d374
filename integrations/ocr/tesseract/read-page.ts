import type { ReadPage } from '../reading/assemble-document.ts'
import { labelOf } from '../reading/labels.ts'
import { findLabelledFields } from '../reading/labelled-fields.ts'
import { isZone } from '../reading/mrz-fields.ts'
import { joinWords, unionOf, type PixelBox } from '../reading/read-line.ts'
import { decodeGrey, flattenLight, toGreyMap, turnQuarters, type GreyPicture } from '../picture/grey-picture.ts'
import { straighten } from '../picture/straighten.ts'
import type { Engine } from './engine.ts'
import { placeBack } from './place-back.ts'
import { readMrz } from './read-mrz.ts'
import { sureLetters, toLines } from './to-lines.ts'

/** Size at which pages are read: a card's small print is then some 20 pixels high, and a page takes about a second. */
const longEdgePx = 1800

/** A page with so many labels, or with a machine-readable zone, is the right way up: by chance there is hardly one. */
const enoughLabels = 2

/** Fewer letters than this are no document that anybody could read. */
const fewestLetters = 20

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
  const printed = joinWords(toLines(words))
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
