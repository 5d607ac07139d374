import { checkCpf, isCpf } from '#domain/identity/cpf.ts'
import type { IdentityFieldName } from '../ocr.ts'
import { fold, labelOf } from './labels.ts'
import { parsePrintedDate } from './printed-date.ts'
import type { ReadLine } from './read-line.ts'

export type LabelledField = { name: IdentityFieldName; value: string; confidence: number; box: ReadLine['box'] }

/** Reads the part of a document that is printed for people: each value stands under its label, flush with it. */
export function findLabelledFields(lines: readonly ReadLine[]): LabelledField[] {
  const known = lines.map((line) => ({ line, label: labelOf(line.text) }))
  const values = known.filter((one) => one.label === undefined).map((one) => one.line)
  const found = known.flatMap(({ line, label }) => {
    if (label === undefined || label === 'other') return []
    const value = valueUnder(line, values)
    return value === undefined ? [] : toField(label, value)
  })
  return asOneDocument(found)
}

/** The same for an engine that pairs labels with values by itself. */
export function toLabelledFields(pairs: readonly { label: string; value: ReadLine }[]): LabelledField[] {
  return asOneDocument(
    pairs.flatMap(({ label, value }) => {
      const name = labelOf(label)
      return name === undefined || name === 'other' ? [] : toField(name, value)
    }),
  )
}

/**
 * A label that is found twice names the value that was read more surely. And a document that prints the surname by itself has no full name:
 * what stands under a label of which only `Nome` could be read are the given names.
 */
function asOneDocument(found: readonly LabelledField[]): LabelledField[] {
  const hasSurname = found.some((field) => field.name === 'surname')
  const named = found.map((field) => (hasSurname && field.name === 'fullName' ? { ...field, name: 'givenNames' as const } : field))
  return Object.values(Object.groupBy(named, (field) => field.name)).map((same) => same.toSorted((a, b) => b.confidence - a.confidence)[0]!)
}

function valueUnder(label: ReadLine, values: readonly ReadLine[]): ReadLine | undefined {
  const height = label.box.height
  const candidates = values.filter(({ box }) => {
    const below = box.top - (label.box.top + height)
    const beside = Math.abs(box.left - label.box.left)
    return below > -height * 0.6 && below < height * 2.2 && beside < height * 2.5 && box.height < height * 4
  })
  return candidates.toSorted((a, b) => a.box.top - b.box.top)[0]
}

function toField(name: IdentityFieldName, line: ReadLine): LabelledField[] {
  // The newest cards print the CPF as the general register number: a number of its form that proves itself is a CPF under either label.
  if (name === 'documentNumber' && /^\d{3}\.\d{3}\.\d{3}-\d{2}$/.test(line.text.trim()) && isCpf(line.text))
    return toField('personalNumber', line)
  const parsed = parsers[name](line.text)
  if (parsed === undefined) return []
  return [
    { name, value: parsed.value, confidence: parsed.isDoubtful === true ? Math.min(line.confidence, 50) : line.confidence, box: line.box },
  ]
}

type Parsed = { value: string; isDoubtful?: boolean } | undefined

const parsers: Record<IdentityFieldName, (text: string) => Parsed> = {
  fullName: parseName,
  surname: parseName,
  givenNames: parseName,
  birthDate: parseDate,
  expiryDate: parseDate,
  documentNumber: (text) => {
    const value = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
    return value.length < 4 || !/\d/.test(value) ? undefined : { value }
  },
  // The number proves itself by its check digits; one that does not was misread, or is none.
  personalNumber: (text) => {
    const digits = text.replaceAll(/\D/g, '')
    return digits.length < 9 || digits.length > 12 ? undefined : { value: digits, isDoubtful: !checkCpf(digits).valid }
  },
  sex: (text) => {
    const letter = /^[FMX]\b/.exec(fold(text))?.[0]
    return letter === undefined ? undefined : { value: letter }
  },
  nationality: parseState,
  issuingState: parseState,
  mrz: () => undefined,
}

function parseDate(text: string): Parsed {
  const value = parsePrintedDate(text)
  return value === undefined ? undefined : { value }
}

function parseName(text: string): Parsed {
  const value = text
    .replaceAll(/[^\p{L}\p{M}'’ -]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return value.length < 2 ? undefined : { value, isDoubtful: /\d/.test(text) }
}

function parseState(text: string): Parsed {
  const folded = fold(text)
  if (/^BRA(S|Z|$)/.test(folded)) return { value: 'BRA' }
  return /^[A-Z]{3}$/.test(folded) ? { value: folded } : undefined
}
