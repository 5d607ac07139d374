import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Font, create } from '@cantoo/fontkit'
import { AppError } from '#domain/errors.ts'

/** `text` and `strong` set the body, `title` the headings. */
export type FaceName = 'text' | 'strong' | 'title'

/** One file of a face. A face is a list of files: the Latin letters, then those beyond them (Ł, Ș, ő). */
export type FontFile = { name: string; bytes: Uint8Array; font: Font; characters: ReadonlySet<number> }

export type Typeface = Readonly<Record<FaceName, readonly FontFile[]>>

/** A stretch of text that one font file can set. */
export type Run = { file: FontFile; text: string }

/** Ligatures off: each character stays one glyph, so that text copied out of the document is the text put in. */
export const layoutFeatures = { liga: false, kern: true }

const packages: Record<FaceName, { family: string; weight: number }> = {
  text: { family: 'source-sans-3', weight: 400 },
  strong: { family: 'source-sans-3', weight: 600 },
  title: { family: 'source-serif-4', weight: 600 },
}

export async function loadTypeface(): Promise<Typeface> {
  const [text, strong, title] = await Promise.all([loadFace('text'), loadFace('strong'), loadFace('title')])
  return { text, strong, title }
}

/** Cuts text where the font file changes. Refuses what no file can draw: a contract with an empty box in it is wrong. */
export function splitIntoRuns(files: readonly FontFile[], text: string): Run[] {
  const runs: Run[] = []
  for (const character of text) {
    const file = fileFor(files, character)
    if (file === undefined) throw new AppError('DOCUMENT_TEXT_NOT_PRINTABLE', { character: toCodePointName(character) })
    const last = runs.at(-1)
    if (last?.file === file) last.text += character
    else runs.push({ file, text: character })
  }
  return runs
}

/** Text from outside that must not stop a document, such as a browser's name: what cannot be drawn is named instead (`U+1F600`). */
export function toPrintable(typeface: Typeface, text: string): string {
  return Array.from(text.normalize('NFC'))
    .map((character) => (fileFor(typeface.text, character) === undefined ? `[${toCodePointName(character)}]` : character))
    .join('')
}

export function measure(files: readonly FontFile[], sizePt: number, text: string): number {
  return splitIntoRuns(files, text).reduce((sum, run) => sum + widthOfRun(run) * sizePt, 0)
}

function widthOfRun({ file, text }: Run): number {
  return advancesOf(file, text).reduce((sum, advance) => sum + advance, 0) / file.font.unitsPerEm
}

/** The advance of each glyph, kerning included, in font units. */
function advancesOf(file: FontFile, text: string): number[] {
  const { glyphs, positions } = file.font.layout(text, layoutFeatures)
  return glyphs.map((glyph, index) => positions?.[index]?.xAdvance ?? glyph.advanceWidth)
}

async function loadFace(face: FaceName): Promise<FontFile[]> {
  const { family, weight } = packages[face]
  return Promise.all(['latin', 'latin-ext'].map((letters) => loadFontFile(family, `${family}-${letters}-${weight}-normal`)))
}

async function loadFontFile(family: string, name: string): Promise<FontFile> {
  const bytes = await readFile(createRequire(import.meta.url).resolve(`@fontsource/${family}/files/${name}.woff`))
  const font = create(bytes)
  if (!('layout' in font)) throw new Error(`${name} is a collection of fonts, not one font`)
  return { name, bytes, font, characters: new Set(font.characterSet) }
}

function fileFor(files: readonly FontFile[], character: string): FontFile | undefined {
  return files.find((file) => file.characters.has(character.codePointAt(0) ?? -1))
}

function toCodePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
