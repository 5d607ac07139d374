import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { checkCpf } from '#domain/identity/cpf.ts'
import { mrzLayouts, type Stretch } from '#domain/identity/mrz/layouts.ts'
import { toBirthDate, toExpiryDate } from '#domain/identity/mrz/mrz-dates.ts'
import { detectMrzFormat, parseMrz, type MrzCheck, type ParsedMrz } from '#domain/identity/mrz/parse-mrz.ts'
import type { IdentityDocumentType, IdentityFieldName, ReadDocument } from '../ocr.ts'
import { charactersIn, textOfLines, type MrzCharacter } from './mrz-characters.ts'
import { proveMrz } from './prove-mrz.ts'
import { unionOf, type PixelBox } from './read-line.ts'

export type MrzField = { name: IdentityFieldName; value: string; confidence: number; box: PixelBox }

export type MrzReading = {
  mrz: Exclude<ReadDocument['mrz'], { status: 'absent' }>
  documentType: IdentityDocumentType | 'unknown'
  fields: MrzField[]
}

/** A field that was corrected is less sure than one that was read, and one against its check digit is hardly worth having. */
const correctedAtMost = 85
const contradictedAtMost = 30

/** What the lines of a machine-readable zone say, field by field; undefined where they are no zone of an identity document. */
export function readMrzFields(read: MrzCharacter[][], today: IsoDate): MrzReading | undefined {
  const format = detectMrzFormat(textOfLines(read))
  if (format === undefined || format === 'MRV-A' || format === 'MRV-B' || !isZone(read)) return undefined
  const { lines, corrected } = proveMrz(read, format)
  const parsed = parseMrz(textOfLines(lines), format)
  const layout = mrzLayouts[format]
  const [surnameAt, givenNamesAt] = splitName(layout.name, lines)
  const field = (name: IdentityFieldName, value: string | undefined, where: Stretch, check?: MrzCheck): MrzField[] => {
    const characters = charactersIn(lines, where).filter((one) => one.character !== '<')
    if (value === undefined || value === '' || characters.length === 0) return []
    const wasCorrected = corrected.some(([line, position]) => line === where[0] && position >= where[1] && position <= where[2])
    return [
      {
        name,
        value,
        confidence: confidenceOf(characters, parsed, { check, wasCorrected }),
        box: unionOf(characters.map((one) => one.box)),
      },
    ]
  }
  const { fields } = parsed
  const wrong = [...new Set([...parsed.wrong, ...parsed.misread])]
  return {
    mrz: wrong.length === 0 ? { status: 'valid', format } : { status: 'invalid', format, wrong },
    documentType: documentTypeOf(fields.documentCode),
    fields: [
      ...field('surname', fields.surname, surnameAt),
      ...field('givenNames', fields.givenNames, givenNamesAt),
      ...field('documentNumber', fields.documentNumber, layout.documentNumber, 'documentNumber'),
      ...personalNumber(parsed, layout.optionalData, field),
      ...field('birthDate', toBirthDate(fields.birthDate, today), layout.birthDate, 'birthDate'),
      ...field('expiryDate', toExpiryDate(fields.expiryDate, today), layout.expiryDate, 'expiryDate'),
      ...field('issuingState', fields.issuingState, layout.issuingState),
      ...field('nationality', fields.nationality, layout.nationality),
      ...field('sex', fields.sex === 'unspecified' ? undefined : fields.sex, layout.sex),
      wholeZone(lines),
    ],
  }
}

/** How many check digits of a zone hold, once what the zone itself corrects is corrected, and how many it has. */
export function countChecks(read: MrzCharacter[][]): { valid: number; of: number } {
  const parsed = parseProven(read)
  const verdicts = Object.values(parsed?.checks ?? {})
  return { valid: verdicts.filter((verdict) => verdict === 'valid').length, of: verdicts.length }
}

/**
 * Whether lines of the right shape are a machine-readable zone, and not a pattern, other text or a zone upside down. One that was altered or
 * partly misread still has a check digit or two that hold and says what it is; chance brings one in ten.
 */
export function isZone(read: MrzCharacter[][]): boolean {
  const fields = parseProven(read)?.fields
  if (fields === undefined) return false
  const { valid } = countChecks(read)
  const saysWhatItIs = documentTypeOf(fields.documentCode) !== 'unknown' && /^[A-Z]{3}$/.test(fields.issuingState)
  return valid >= 3 || (saysWhatItIs && valid >= 1)
}

function parseProven(read: MrzCharacter[][]): ParsedMrz | undefined {
  const format = detectMrzFormat(textOfLines(read))
  return format === undefined ? undefined : parseMrz(textOfLines(proveMrz(read, format).lines), format)
}

/** Surname and given names stand apart by two fillers. */
function splitName([line, from, to]: Stretch, lines: MrzCharacter[][]): [surname: Stretch, givenNames: Stretch] {
  const text = charactersIn(lines, [line, from, to])
    .map((one) => one.character)
    .join('')
  const gap = text.indexOf('<<')
  const middle = gap < 0 ? to : from + gap
  return [
    [line, from, middle],
    [line, middle + 1, to],
  ]
}

type MakeField = (name: IdentityFieldName, value: string | undefined, where: Stretch, check?: MrzCheck) => MrzField[]

/** Brazilian documents carry the CPF in the optional data; its own check digits prove it even where the zone has none for it. */
function personalNumber(parsed: ParsedMrz, where: Stretch, field: MakeField): MrzField[] {
  const { optionalData } = parsed.fields
  const made = field('personalNumber', optionalData, where, 'optionalData')
  const isProven = checkCpf(optionalData).valid && !parsed.wrong.includes('optionalData')
  return isProven ? made.map((one) => ({ ...one, confidence: Math.max(one.confidence, 95) })) : made
}

function confidenceOf(
  characters: readonly MrzCharacter[],
  parsed: ParsedMrz,
  proof: { check: MrzCheck | undefined; wasCorrected: boolean },
): number {
  const mean = characters.reduce((sum, one) => sum + one.confidence, 0) / characters.length
  const verdict = proof.check === undefined ? undefined : parsed.checks[proof.check]
  if (verdict === 'wrong') return Math.min(mean, contradictedAtMost)
  // A check digit lets one misreading in ten pass.
  const checked = verdict === 'valid' ? 100 - (100 - mean) / 10 : mean
  return proof.wasCorrected ? Math.min(checked, correctedAtMost) : checked
}

function wholeZone(lines: MrzCharacter[][]): MrzField {
  const all = lines.flat()
  const confidence = all.reduce((sum, one) => sum + one.confidence, 0) / all.length
  return { name: 'mrz', value: textOfLines(lines).join('\n'), confidence, box: unionOf(all.map((one) => one.box)) }
}

function documentTypeOf(documentCode: string): IdentityDocumentType | 'unknown' {
  if (documentCode.startsWith('P')) return 'passport'
  return /^[IAC]/.test(documentCode) ? 'identity_card' : 'unknown'
}
