import { AppError } from '#domain/errors.ts'
import { mrzCheckDigit } from './check-digit.ts'
import { type MrzFormat, type MrzLayout, mrzLayouts, type Stretch } from './layouts.ts'

/** As printed, without fillers. Dates stay YYMMDD: the zone does not say the century (see `mrz-dates.ts`). */
export type MrzFields = {
  readonly documentCode: string
  readonly issuingState: string
  readonly surname: string
  readonly givenNames: string
  readonly documentNumber: string
  readonly nationality: string
  readonly birthDate: string
  readonly sex: 'F' | 'M' | 'unspecified'
  readonly expiryDate: string
  readonly optionalData: string
  /** TD1 only. */
  readonly moreOptionalData?: string
}

export const mrzChecks = ['documentNumber', 'birthDate', 'expiryDate', 'optionalData', 'composite'] as const
export type MrzCheck = (typeof mrzChecks)[number]

export type ParsedMrz = {
  readonly format: MrzFormat
  readonly fields: MrzFields
  /** One entry for each check digit that the format has. */
  readonly checks: Partial<Record<MrzCheck, 'valid' | 'wrong'>>
  /** The checks that fail, in the order of `mrzChecks`. Empty for a zone that was read without an error. */
  readonly wrong: readonly MrzCheck[]
  /** Fields with a character that the standard does not allow there: a digit in a name, a letter in a date. */
  readonly misread: readonly (keyof MrzFields)[]
}

/**
 * Reads the lines of a machine-readable zone. Refuses with `MRZ_MALFORMED` what is no format at all (number of lines, their length, characters);
 * everything else is an answer: what the fields say and which check digits disagree.
 */
export function parseMrz(lines: readonly string[], format = detectMrzFormat(lines)): ParsedMrz {
  if (format === undefined) throw new AppError('MRZ_MALFORMED', { field: 'lines', rule: '3 lines of 30, 2 of 36 or 2 of 44 characters' })
  const layout = mrzLayouts[format]
  refuseOtherShape(lines, layout)
  const textOf = ([line, from, to]: Stretch) => lines[line - 1]!.slice(from - 1, to)
  const number = readDocumentNumber(layout, textOf)
  const fields: MrzFields = {
    documentCode: withoutFillers(textOf(layout.documentCode)),
    issuingState: withoutFillers(textOf(layout.issuingState)),
    ...readName(textOf(layout.name)),
    documentNumber: number.documentNumber,
    nationality: withoutFillers(textOf(layout.nationality)),
    birthDate: textOf(layout.birthDate),
    sex: readSex(textOf(layout.sex)),
    expiryDate: textOf(layout.expiryDate),
    optionalData: withoutFillers(number.optionalData),
    ...(layout.moreOptionalData ? { moreOptionalData: withoutFillers(textOf(layout.moreOptionalData)) } : {}),
  }
  const checks = {
    documentNumber: verdict(number.valid),
    birthDate: verdict(digitFollows(layout.birthDate, textOf)),
    expiryDate: verdict(digitFollows(layout.expiryDate, textOf)),
    ...(layout.optionalDataCheck ? { optionalData: verdict(optionalDataAgrees(layout, textOf)) } : {}),
    ...(layout.composite ? { composite: verdict(compositeAgrees(layout.composite, textOf)) } : {}),
  } satisfies ParsedMrz['checks']
  const wrong = mrzChecks.filter((name) => (checks as ParsedMrz['checks'])[name] === 'wrong')
  return { format, fields, checks, wrong, misread: findMisread(fields, textOf(layout.name), textOf(layout.sex)) }
}

/** By number and length of lines; a visa begins with V. Undefined when no format has that shape. */
export function detectMrzFormat(lines: readonly string[]): MrzFormat | undefined {
  const lengths = lines.map((line) => line.length).join(' ')
  if (lengths === '30 30 30') return 'TD1'
  const isVisa = lines[0]?.startsWith('V') === true
  if (lengths === '36 36') return isVisa ? 'MRV-B' : 'TD2'
  if (lengths === '44 44') return isVisa ? 'MRV-A' : 'TD3'
  return undefined
}

type TextOf = (stretch: Stretch) => string

function refuseOtherShape(lines: readonly string[], layout: MrzLayout): void {
  if (lines.length !== layout.lineCount || lines.some((line) => line.length !== layout.lineLength))
    throw new AppError('MRZ_MALFORMED', { field: 'lines', rule: `${layout.lineCount} lines of ${layout.lineLength} characters` })
  if (lines.some((line) => !/^[0-9A-Z<]*$/.test(line)))
    throw new AppError('MRZ_MALFORMED', { field: 'lines', rule: 'digits, capital letters and the filler <' })
}

/**
 * A filler in the place of the check digit announces a longer number: it continues in the optional data up to the next filler, its last
 * character being the check digit. Whether that announcing filler counts in the sum is read both ways (Belgian cards count it, the example
 * of Doc 9303-5 comes out alike), so either is accepted.
 */
function readDocumentNumber(layout: MrzLayout, textOf: TextOf): { documentNumber: string; optionalData: string; valid: boolean } {
  const [line, , to] = layout.documentNumber
  const first = textOf(layout.documentNumber)
  const digit = textOf([line, to + 1, to + 1])
  const optionalData = textOf(layout.optionalData)
  const tail = optionalData.split('<')[0]!
  if (!layout.longDocumentNumber || digit !== '<' || tail === '')
    return { documentNumber: withoutFillers(first), optionalData, valid: mrzCheckDigit(first) === digit }
  const rest = tail.slice(0, -1)
  const valid = [`${first}${rest}`, `${first}<${rest}`].some((number) => mrzCheckDigit(number) === tail.at(-1))
  return { documentNumber: first + rest, optionalData: optionalData.slice(tail.length + 1), valid }
}

/** Primary and secondary identifier stand apart by two fillers; a single filler separates their components. */
function readName(name: string): { surname: string; givenNames: string } {
  const [primary = '', ...secondary] = withoutFillers(name).split('<<')
  return { surname: spaced(primary), givenNames: spaced(secondary.join('<')) }
}

function digitFollows(field: Stretch, textOf: TextOf): boolean {
  const [line, , to] = field
  return mrzCheckDigit(textOf(field)) === textOf([line, to + 1, to + 1])
}

/** Where the optional data of a passport is empty, its check digit may be 0 or a filler (Doc 9303-4, 4.2.2.2). */
function optionalDataAgrees(layout: MrzLayout, textOf: TextOf): boolean {
  const data = textOf(layout.optionalData)
  const [line, , to] = layout.optionalData
  return digitFollows(layout.optionalData, textOf) || (withoutFillers(data) === '' && textOf([line, to + 1, to + 1]) === '<')
}

function compositeAgrees(composite: NonNullable<MrzLayout['composite']>, textOf: TextOf): boolean {
  return mrzCheckDigit(composite.over.map(textOf).join('')) === textOf(composite.digit)
}

function findMisread(fields: MrzFields, name: string, sex: string): (keyof MrzFields)[] {
  const faults: Partial<Record<keyof MrzFields, boolean>> = {
    documentCode: /\d/.test(fields.documentCode),
    issuingState: /\d/.test(fields.issuingState),
    surname: /\d/.test(fields.surname) || fields.surname === '',
    givenNames: /\d/.test(fields.givenNames) || /<<<+[^<]/.test(name),
    nationality: /\d/.test(fields.nationality),
    birthDate: !/^(\d\d|<<){3}$/.test(fields.birthDate),
    sex: !/^[FMX<]$/.test(sex),
    expiryDate: !/^(\d{6}|<{6})$/.test(fields.expiryDate),
  }
  return Object.keys(faults).filter((field) => faults[field as keyof MrzFields]) as (keyof MrzFields)[]
}

function readSex(text: string): MrzFields['sex'] {
  return text === 'F' || text === 'M' ? text : 'unspecified'
}

function verdict(valid: boolean): 'valid' | 'wrong' {
  return valid ? 'valid' : 'wrong'
}

function withoutFillers(text: string): string {
  return text.replace(/<+$/, '')
}

function spaced(text: string): string {
  return text.split('<').filter(Boolean).join(' ')
}
