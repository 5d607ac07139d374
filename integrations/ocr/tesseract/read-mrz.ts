import { mrzLayouts, type MrzFormat } from '#domain/identity/mrz/layouts.ts'
import { fillerLikeness } from '../picture/filler-likeness.ts'
import { findMrzLines } from '../picture/find-mrz-lines.ts'
import { toGreyMap, type GreyPicture, type PixelArea } from '../picture/grey-picture.ts'
import { splitGlyphs } from '../picture/split-glyphs.ts'
import { typesetGlyphs } from '../picture/typeset-glyphs.ts'
import { countChecks } from '../reading/mrz-fields.ts'
import { characterClasses, type CharacterClass, type MrzCharacter } from '../reading/mrz-characters.ts'
import type { Engine, Symbol } from './engine.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const digits = '0123456789'
const alphabets: Record<CharacterClass, string> = { letters, digits, mixed: letters + digits }

/** Between the fillers (0.8 and more, measured on drawn documents) and the letter most like one, K (0.57). */
const fillerFrom = 0.68

const formats = ['TD1', 'TD2', 'TD3'] as const satisfies readonly MrzFormat[]

/**
 * Reads the machine-readable zone of a levelled picture: finds its lines, cuts them into characters, sets fillers aside by their shape,
 * and has tesseract read the rest as three strips, each with the characters that the standard allows there.
 */
export async function readMrz(picture: GreyPicture, engine: Engine): Promise<MrzCharacter[][] | undefined> {
  for (const bands of findMrzLines(picture)) {
    const glyphLines = bands.map((band) => splitGlyphs(picture, withRoom(band))).filter((line) => line !== undefined)
    const format = formats.find((one) => fits(glyphLines, one))
    if (format !== undefined) return await readUntilProven(picture, glyphLines, { format, engine })
  }
  return undefined
}

/** Sizes at which characters are set for tesseract: it is trained on print of about the first, and errs differently at the second. */
const capHeightsPx = [40, 54]

/** Reads once, and once more at another size where a check digit fails; the reading with more check digits in its favour counts. */
async function readUntilProven(
  picture: GreyPicture,
  lines: PixelArea[][],
  how: { format: MrzFormat; engine: Engine },
): Promise<MrzCharacter[][] | undefined> {
  let best: { read: MrzCharacter[][]; valid: number } | undefined
  for (const capHeightPx of capHeightsPx) {
    const read = await readGlyphs(picture, lines, { ...how, capHeightPx })
    const { valid, of } = countChecks(read)
    if (best === undefined || valid > best.valid) best = { read, valid }
    if (valid === of) break
  }
  return best?.read
}

/** Lines that lean a little reach beyond the rows where all of their characters have ink. */
function withRoom(band: PixelArea): PixelArea {
  const room = Math.round(band.height * 0.25)
  return { ...band, top: Math.max(0, band.top - room), height: band.height + 2 * room }
}

function fits(lines: PixelArea[][], format: (typeof formats)[number]): boolean {
  const { lineCount, lineLength } = mrzLayouts[format]
  return lines.length === lineCount && lines.every((line) => line.length === lineLength)
}

type Setting = { engine: Engine; capHeightPx: number }
type Cell = { line: number; column: number; area: PixelArea; kind: CharacterClass }

async function readGlyphs(picture: GreyPicture, lines: PixelArea[][], how: Setting & { format: MrzFormat }): Promise<MrzCharacter[][]> {
  const classes = characterClasses(how.format)
  const likeness = lines.map((line) => line.map((area) => fillerLikeness(picture, area)))
  // A character that nothing reads stays a filler of no confidence: the check digits then tell.
  const read: MrzCharacter[][] = lines.map((line, row) =>
    line.map((area, column) => ({ character: '<', confidence: fillerConfidence(likeness[row]![column]!), box: area })),
  )
  const cells = lines.flatMap((line, row) =>
    line.flatMap((area, column): Cell[] =>
      likeness[row]![column]! >= fillerFrom ? [] : [{ line: row, column, area, kind: classes[row]![column]! }],
    ),
  )
  for (const kind of ['letters', 'digits', 'mixed'] as const) {
    const ofKind = cells.filter((cell) => cell.kind === kind)
    if (ofKind.length === 0) continue
    const symbols = await readStrip(picture, ofKind, { ...how, kind })
    ofKind.forEach((cell, index) => {
      const symbol = symbols[index]
      if (symbol !== undefined) read[cell.line]![cell.column] = { character: symbol.text, confidence: symbol.confidence, box: cell.area }
    })
  }
  return read
}

function fillerConfidence(likeness: number): number {
  return likeness < fillerFrom ? 0 : Math.min(99, 60 + (likeness - fillerFrom) * 200)
}

/** The symbol for each cell, or undefined where none was read there. */
async function readStrip(picture: GreyPicture, cells: Cell[], how: Setting & { kind: CharacterClass }): Promise<(Symbol | undefined)[]> {
  const strip = typesetGlyphs(
    picture,
    cells.map((cell) => cell.area),
    how.capHeightPx,
  )
  const words = await how.engine.readWords('eng', toGreyMap(strip.picture), { layout: 'line', characters: alphabets[how.kind] })
  const symbols = words.flatMap((word) => word.symbols)
  if (symbols.length === strip.centres.length) return symbols
  // Symbols were lost or split: each cell takes the one nearest to it, if that is its own.
  const half = strip.stepPx / 2
  return strip.centres.map((centre) => symbols.find((symbol) => Math.abs((symbol.bbox.x0 + symbol.bbox.x1) / 2 - centre) < half))
}
