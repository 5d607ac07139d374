import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Font, create } from '@cantoo/fontkit'
import { AppError } from '#domain/errors.ts'

/** `text` and `strong` set the body, `title` the headings. */
export type FaceName = 'text' | 'strong' | 'title'

/** The glyphs of a text: where each begins after the one before it, and how wide it is by itself, in font units. */
export type Shape = readonly { xAdvance: number; advanceWidth: number }[]

/** One file of a face. A face is a list of files: the Latin letters, then those beyond them (Ł, Ș, ő, ễ). */
export type FontFile = { name: string; bytes: Uint8Array; font: Font; characters: ReadonlySet<number>; shape: (text: string) => Shape }

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

let loading: Promise<Typeface> | undefined

/** The same for every document: with its shapes known, a contract takes a quarter of the time in which nothing else runs here. */
export function loadTypeface(): Promise<Typeface> {
  loading ??= readTypeface()
  return loading
}

async function readTypeface(): Promise<Typeface> {
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
  return file.shape(text).reduce((sum, { xAdvance }) => sum + xAdvance, 0) / file.font.unitsPerEm
}

async function loadFace(face: FaceName): Promise<FontFile[]> {
  const { family, weight } = packages[face]
  return Promise.all(['latin', 'latin-ext', 'vietnamese'].map((letters) => loadFontFile(family, `${family}-${letters}-${weight}-normal`)))
}

async function loadFontFile(family: string, name: string): Promise<FontFile> {
  const bytes = await readFile(createRequire(import.meta.url).resolve(`@fontsource/${family}/files/${name}.woff`))
  const font = create(bytes)
  if (!('layout' in font)) throw new Error(`${name} is a collection of fonts, not one font`)
  return { name, bytes, font, characters: new Set(font.characterSet), shape: remembered((text) => shapeOf(font, text)) }
}

/** Kerning included. */
function shapeOf(font: Font, text: string): Shape {
  const { glyphs, positions } = font.layout(text, layoutFeatures)
  return glyphs.map(({ advanceWidth }, index) => ({ xAdvance: positions?.[index]?.xAdvance ?? advanceWidth, advanceWidth }))
}

const mostShapes = 4000

/** The words of contracts are mostly the same. When those that are not have filled the room, it is cleared for all. */
function remembered(shape: (text: string) => Shape): (text: string) => Shape {
  const known = new Map<string, Shape>()
  return (text) => {
    const found = known.get(text) ?? shape(text)
    if (known.size >= mostShapes) known.clear()
    known.set(text, found)
    return found
  }
}

function fileFor(files: readonly FontFile[], character: string): FontFile | undefined {
  return files.find((file) => file.characters.has(character.codePointAt(0) ?? -1))
}

function toCodePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
