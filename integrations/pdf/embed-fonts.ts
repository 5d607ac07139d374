import { createHash } from 'node:crypto'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'
import * as fontkit from '@cantoo/fontkit'
import type { Stroke } from './pen.ts'
import { type FontFile, layoutFeatures, splitIntoRuns, type Typeface } from './typeface.ts'

/** `encode` gives the operand that shows a text: the glyphs by their numbers in the subset. */
export type EmbeddedFont = { resourceName: string; font: PDFFont; encode: (text: string) => string }

export type EmbeddedFonts = ReadonlyMap<FontFile, EmbeddedFont>

/** Embeds, as subsets, the font files that these strokes need and no other. */
export async function embedFonts(document: PDFDocument, typeface: Typeface, strokes: readonly Stroke[]): Promise<EmbeddedFonts> {
  document.registerFontkit(fontkit)
  const embedded = new Map<FontFile, EmbeddedFont>()
  for (const [file, characters] of charactersByFile(typeface, strokes)) {
    const customName = `${subsetTag(file, characters)}+${file.font.postscriptName ?? file.name}`
    const font = await document.embedFont(file.bytes, { subset: true, features: layoutFeatures, customName })
    embedded.set(file, { resourceName: `F${embedded.size + 1}`, font, encode: encodedOnce(font) })
  }
  return embedded
}

/** Between two kerned pairs stand few letters, and mostly the same ones; the library shapes them each time it is asked. */
function encodedOnce(font: PDFFont): (text: string) => string {
  const encoded = new Map<string, string>()
  return (text) => {
    const operand = encoded.get(text) ?? font.encodeText(text).toString()
    encoded.set(text, operand)
    return operand
  }
}

function charactersByFile(typeface: Typeface, strokes: readonly Stroke[]): Map<FontFile, Set<string>> {
  const found = new Map<FontFile, Set<string>>()
  const pieces = strokes.flatMap((stroke) => (stroke.kind === 'text' ? stroke.pieces : []))
  for (const { style, text } of pieces)
    for (const run of splitIntoRuns(typeface[style.face], text)) {
      const characters = found.get(run.file) ?? new Set<string>()
      found.set(run.file, characters)
      for (const character of run.text) characters.add(character)
    }
  return found
}

/** Six capitals in front of the name tell subsets of one font apart (ISO 32000-1, 9.6.4). From the content, so that it is reproducible. */
function subsetTag(file: FontFile, characters: ReadonlySet<string>): string {
  const digest = createHash('sha256')
    .update(`${file.name} ${[...characters].sort().join('')}`)
    .digest()
  return String.fromCharCode(...[...digest.subarray(0, 6)].map((byte) => 65 + (byte % 26)))
}
