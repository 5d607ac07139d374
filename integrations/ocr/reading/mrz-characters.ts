import { mrzLayouts, type MrzFormat, type Stretch } from '#domain/identity/mrz/layouts.ts'
import type { PixelBox } from './read-line.ts'

/** One character of a machine-readable line as read. */
export type MrzCharacter = { character: string; confidence: number; box: PixelBox }

/** What the standard allows at a position (Doc 9303-3): names and codes are letters, dates and check digits are digits. */
export type CharacterClass = 'letters' | 'digits' | 'mixed'

/** The class of each position, line by line. */
export function characterClasses(format: MrzFormat): CharacterClass[][] {
  const layout = mrzLayouts[format]
  const classes = Array.from({ length: layout.lineCount }, () => Array.from({ length: layout.lineLength }, (): CharacterClass => 'mixed'))
  const set = ([line, from, to]: Stretch, value: CharacterClass) => {
    for (let position = from; position <= to; position += 1) classes[line - 1]![position - 1] = value
  }
  for (const stretch of [layout.documentCode, layout.issuingState, layout.nationality, layout.sex, layout.name]) set(stretch, 'letters')
  for (const [line, from, to] of [layout.birthDate, layout.expiryDate]) set([line, from, to + 1], 'digits')
  const [line, , numberEnd] = layout.documentNumber
  set([line, numberEnd + 1, numberEnd + 1], 'digits')
  for (const stretch of [layout.optionalDataCheck, layout.composite?.digit]) if (stretch !== undefined) set(stretch, 'digits')
  return classes
}

export function textOfLines(lines: readonly (readonly MrzCharacter[])[]): string[] {
  return lines.map((line) => line.map((one) => one.character).join(''))
}

/** The characters of one stretch of the zone. */
export function charactersIn(lines: readonly (readonly MrzCharacter[])[], [line, from, to]: Stretch): readonly MrzCharacter[] {
  return lines[line - 1]?.slice(from - 1, to) ?? []
}
