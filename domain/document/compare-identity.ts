import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { namesAgree, type NameOnDocument } from './names-agree.ts'
import type { DeclaredIdentity, IdentityReading } from './identity-reading.ts'

export type ComparedField = 'name' | 'birthDate' | 'taxId' | 'documentNumber' | 'expiryDate' | 'mrz'

export type ComparisonRules = {
  acceptedTypes: readonly ('identity_card' | 'passport')[]
  /** Fields that the document must show. One that is not asked for is still compared where it is there. */
  required: readonly ComparedField[]
  /** Below this a value counts as read with low confidence, and neither agrees nor disagrees. */
  minimumConfidence: number
  /**
   * Print that disagrees with a machine-readable zone which agrees with the declaration must be at least this sure to count:
   * the zone proves itself by check digits, the print does not.
   */
  contradictionConfidence: number
  today: IsoDate
}

/** Each says who can put it right: `retake`, a new photograph, or `person`, only somebody who judges. */
export type DocumentFinding =
  | { kind: 'wrong_type'; cure: 'retake' }
  | { kind: 'mrz_invalid'; wrong: readonly string[]; cure: 'retake' }
  | { kind: 'mismatch'; field: ComparedField; source: 'mrz' | 'visual'; cure: 'person' }
  | { kind: 'missing'; field: ComparedField; cure: 'retake' }
  | { kind: 'low_confidence'; field: ComparedField; confidence: number; cure: 'retake' }
  | { kind: 'expired'; expiredOn: IsoDate; cure: 'retake' }

/** What the applicant is asked for; a subset of the reasons for which staff may ask. */
export type RetakeReason = 'wrong_type' | 'expired' | 'unreadable'

export type IdentityComparison = {
  /** In the order of `DocumentFinding`. Empty: the document bears out the declaration. */
  findings: DocumentFinding[]
  /** Set where a new photograph may cure every finding; a mismatch that was read well is for a person, and so is all that comes with it. */
  retake?: RetakeReason
}

/**
 * Compares what was read from an identity document with what was declared. Missing, read with low confidence and different are three findings:
 * only the last one says something against the applicant. A value counts by source, so that print which was altered and left the
 * machine-readable zone alone does not pass. Source: house rule on BCB Circular 3.978, art. 16 (the identity is verified against a document).
 */
export function compareIdentity(declared: DeclaredIdentity, reading: IdentityReading, rules: ComparisonRules): IdentityComparison {
  const compared = [
    compareField('name', nameCandidates(reading), rules, (name) => agreesWithEitherName(declared, name)),
    compareField('birthDate', candidates(reading, 'birthDate'), rules, (value) => value === declared.birthDate),
    compareField('taxId', candidates(reading, 'personalNumber'), rules, (value) => onlyDigits(value) === onlyDigits(declared.taxId)),
    compareField('documentNumber', candidates(reading, 'documentNumber'), rules, (value) =>
      declared.documentNumber === undefined ? undefined : onlyLetters(value) === onlyLetters(declared.documentNumber),
    ),
    compareField('expiryDate', candidates(reading, 'expiryDate'), rules, expiryAgreesWith(reading)),
  ].filter((finding) => finding !== undefined)
  const findings: DocumentFinding[] = [
    ...(isAccepted(reading, rules) ? [] : [{ kind: 'wrong_type', cure: 'retake' } as const]),
    ...(reading.mrz.status === 'invalid' ? [{ kind: 'mrz_invalid', wrong: reading.mrz.wrong, cure: 'retake' } as const] : []),
    ...compared.filter((finding) => finding.kind === 'mismatch'),
    ...compared.filter((finding) => finding.kind === 'missing'),
    ...(reading.mrz.status === 'absent' && rules.required.includes('mrz') ? [missing('mrz')] : []),
    ...compared.filter((finding) => finding.kind === 'low_confidence'),
    ...expired(reading, rules),
  ]
  const retake = retakeFor(findings, reading)
  return { findings, ...(retake !== undefined && { retake }) }
}

type Candidate<T> = { value: T; confidence: number; source: 'mrz' | 'visual' }
type FieldFinding = Extract<DocumentFinding, { kind: 'mismatch' | 'missing' | 'low_confidence' }>

/** `agrees` answers undefined where nothing was declared to compare with. */
function compareField<T>(
  field: ComparedField,
  found: readonly Candidate<T>[],
  rules: ComparisonRules,
  agrees: (value: T) => boolean | undefined,
): FieldFinding | undefined {
  if (found.length === 0) return rules.required.includes(field) ? missing(field) : undefined
  const sure = found.filter((one) => one.confidence >= rules.minimumConfidence)
  if (sure.length === 0) {
    const isAskedFor = rules.required.includes(field) || found.some((one) => agrees(one.value) !== undefined)
    const confidence = Math.max(...found.map((one) => one.confidence))
    return isAskedFor ? { kind: 'low_confidence', field, confidence, cure: 'retake' } : undefined
  }
  // There is one zone: where it agrees, what disagrees is print.
  const zoneAgrees = sure.some((one) => one.source === 'mrz' && agrees(one.value) === true)
  const weight = zoneAgrees ? rules.contradictionConfidence : rules.minimumConfidence
  const against = sure.find((one) => agrees(one.value) === false && one.confidence >= weight)
  return against === undefined ? undefined : { kind: 'mismatch', field, source: against.source, cure: 'person' }
}

function candidates(reading: IdentityReading, name: string): Candidate<string>[] {
  return reading.fields.filter((field) => field.name === name)
}

/** The zone has the name in two parts and may have shortened it; print has it in two parts or in one. */
function nameCandidates(reading: IdentityReading): Candidate<NameOnDocument>[] {
  const fullNames = candidates(reading, 'fullName').map((field) => ({ ...field, value: { fullName: field.value } }))
  const inParts = (['mrz', 'visual'] as const).flatMap((source): Candidate<NameOnDocument>[] => {
    const part = (name: string) => reading.fields.find((field) => field.name === name && field.source === source)
    const [surname, givenNames] = [part('surname'), part('givenNames')]
    const read = [surname, givenNames].filter((one) => one !== undefined)
    // Half a name is none, except in a zone: somebody with one name has it in the place of the surname.
    if (surname === undefined || (givenNames === undefined && source === 'visual')) return []
    const value = { surname: surname.value, givenNames: givenNames?.value ?? '', isTruncated: source === 'mrz' && isNameTruncated(reading) }
    return [{ value, confidence: Math.min(...read.map((one) => one.confidence)), source }]
  })
  return [...inParts, ...fullNames]
}

/**
 * A name field that ends in a letter may have been cut off (Doc 9303-3, 4.6). Some issuers cut between two names and leave the one filler
 * that stood there.
 */
function isNameTruncated(reading: IdentityReading): boolean {
  const lines = reading.fields.find((field) => field.name === 'mrz')?.value.split('\n') ?? []
  const nameLine = lines.length === 3 ? lines[2] : lines[0]
  return nameLine !== undefined && !nameLine.endsWith('<<')
}

function agreesWithEitherName(declared: DeclaredIdentity, name: NameOnDocument): boolean {
  return namesAgree(declared.fullName, name) || (declared.socialName !== undefined && namesAgree(declared.socialName, name))
}

/**
 * Whether a document bears out the social name alone. It then says nothing of the legal name, under which debts are asked for and contracts
 * made: somebody else may have been declared there, and only a register that knows both names makes them one person.
 */
export function showsSocialNameOnly(declared: Pick<DeclaredIdentity, 'fullName' | 'socialName'>, reading: IdentityReading): boolean {
  const { fullName, socialName } = declared
  const names = nameCandidates(reading).map(({ value }) => value)
  if (socialName === undefined || names.some((name) => namesAgree(fullName, name))) return false
  return names.some((name) => namesAgree(socialName, name))
}

/** Nobody declares an expiry date; print and zone must say the same. */
function expiryAgreesWith(reading: IdentityReading): (value: string) => boolean | undefined {
  const zone = reading.fields.find((field) => field.name === 'expiryDate' && field.source === 'mrz')
  return (value) => (zone === undefined ? undefined : value === zone.value)
}

function isAccepted(reading: IdentityReading, rules: ComparisonRules): boolean {
  return reading.documentType !== 'unknown' && rules.acceptedTypes.includes(reading.documentType)
}

/** The earliest date that was read with confidence counts; the document is good until the end of it. */
function expired(reading: IdentityReading, rules: ComparisonRules): DocumentFinding[] {
  const dates = reading.fields.filter((field) => field.name === 'expiryDate' && field.confidence >= rules.minimumConfidence)
  const earliest = dates.map((field) => field.value).toSorted()[0] as IsoDate | undefined
  return earliest !== undefined && earliest < rules.today ? [{ kind: 'expired', expiredOn: earliest, cure: 'retake' }] : []
}

function retakeFor(findings: readonly DocumentFinding[], reading: IdentityReading): RetakeReason | undefined {
  if (findings.length === 0 || findings.some((finding) => finding.cure === 'person')) return undefined
  if (findings.some((finding) => finding.kind === 'wrong_type') && reading.documentType !== 'unknown') return 'wrong_type'
  return findings.some((finding) => finding.kind === 'expired') ? 'expired' : 'unreadable'
}

function missing(field: ComparedField): FieldFinding {
  return { kind: 'missing', field, cure: 'retake' }
}

function onlyDigits(text: string): string {
  return text.replaceAll(/\D/g, '')
}

function onlyLetters(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}
