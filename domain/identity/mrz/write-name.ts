import { AppError } from '#domain/errors.ts'
import { transliterateName } from './transliterate.ts'

export type MrzName = { readonly primary: string; readonly secondary: string }

/**
 * The upper line of a passport, visa or TD2 card: document code, issuing state, then the name to the end of the line.
 * Example: `P`, `UTO`, Eriksson, Anna Maria over 44 is `P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<`.
 */
export function writeMrzNameLine(documentCode: string, issuingState: string, name: MrzName, length: number): string {
  const head = `${fill(documentCode, 2, 'documentCode')}${fill(issuingState, 3, 'issuingState')}`
  return head + writeMrzName(name, length - head.length)
}

/**
 * The name field. A name that does not fit is shortened as Doc 9303 shows under "truncated to initials": components of the primary identifier
 * become initials, from the last one, until the secondary identifier has a place; then those of the secondary identifier, the last
 * shortened one keeping what room is left. The field then ends in a letter, which says that it may be truncated.
 */
export function writeMrzName({ primary, secondary }: MrzName, length: number): string {
  const primaryParts = transliterateName(primary)
  const secondaryParts = transliterateName(secondary)
  if (primaryParts.length === 0) throw new AppError('NAME_NOT_TRANSLITERABLE', { field: 'primary', rule: 'at least one letter' })
  if (!Number.isSafeInteger(length) || length < 10)
    throw new AppError('TERM_OUT_OF_RANGE', { field: 'length', rule: 'at least 10 for the name' })
  if (secondaryParts.length === 0) return shorten(primaryParts, length).padEnd(length, '<')
  const full = `${primaryParts.join('<')}<<${secondaryParts.join('<')}`
  if (full.length <= length) return full.padEnd(length, '<')
  const leastPrimary = abbreviate(primaryParts, length - 3)?.text ?? shorten(primaryParts, length - 3)
  const leastSecondary = shorten(secondaryParts, length - leastPrimary.length - 2)
  // What the secondary identifier cannot use goes back to the primary one, and what that cannot use either, to the secondary.
  const primaryText = shorten(primaryParts, length - leastSecondary.length - 2)
  return `${primaryText}<<${shorten(secondaryParts, length - primaryText.length - 2)}`.padEnd(length, '<')
}

/** As much as fits, with initials; where there is no room even for those, of as many components as have one. */
function shorten(parts: readonly string[], room: number): string {
  const abbreviated = abbreviate(parts, room)
  if (abbreviated === undefined) return shorten(parts.slice(0, Math.floor((room + 1) / 2)), room)
  const { shortened, text } = abbreviated
  if (shortened === undefined) return text
  const kept = parts[shortened]!.slice(0, 1 + room - text.length)
  const initials = parts.slice(shortened + 1).map((part) => part[0]!)
  return [...parts.slice(0, shortened), kept, ...initials].join('<')
}

/** Turns components into initials, from the last one, until the text fits; `shortened` is the first that became one. */
function abbreviate(parts: readonly string[], room: number): { text: string; shortened?: number } | undefined {
  const shorter = [...parts]
  if (shorter.join('<').length <= room) return { text: shorter.join('<') }
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    shorter[index] = parts[index]![0]!
    if (shorter.join('<').length <= room) return { text: shorter.join('<'), shortened: index }
  }
  return undefined
}

function fill(text: string, length: number, field: string): string {
  if (!/^[A-Z<]+$/.test(text) || text.length > length)
    throw new AppError('MRZ_MALFORMED', { field, rule: `1 to ${length} capital letters` })
  return text.padEnd(length, '<')
}
