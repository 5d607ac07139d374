import { saveIdentityDocument } from '#db/customers/save-identity-document.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { findReading, type StoredReading } from '#db/readings/find-reading.ts'
import { saveFindings } from '#db/readings/save-findings.ts'
import type { RequestReason } from '#domain/case/order.ts'
import { type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import { type ComparedField, compareIdentity, type ComparisonRules, type DocumentFinding } from '#domain/document/compare-identity.ts'
import type { IdentityReading } from '#domain/document/identity-reading.ts'
import { AppError } from '#domain/errors.ts'
import type { DeclaredProfile } from '#domain/party/profile.ts'
import type { Product } from '#domain/product/product.ts'
import type { ActivityDeps } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'

/** Names of fields by kind of finding. `retake` where a new photograph may cure them all. */
export type DocumentComparison = {
  missing: string[]
  lowConfidence: string[]
  mismatches: string[]
  expired: boolean
  retake?: RequestReason
}

/** What a document of a kind must show; the tax number is compared where it is printed. */
const required: readonly ComparedField[] = ['name', 'birthDate', 'documentNumber', 'expiryDate', 'mrz']
/** What people say who read it themselves: not every document ends, and nobody types a zone. */
const requiredByHand: readonly ComparedField[] = ['name', 'birthDate', 'documentNumber']
/** The provider of a reading that people made. */
export const readByHand = 'by_hand'
/** Print must be this sure to contradict a machine-readable zone that bears out the declaration. */
const contradictionConfidence = 85

/** Compares what was read with what the applicant declared, and keeps the findings with the reading. */
export async function compareDocument(deps: ActivityDeps, input: { caseId: string; readingId: string }): Promise<DocumentComparison> {
  const { store, businessDate } = deps
  const [{ partyId, product }, reading] = await Promise.all([findSubject(store, input.caseId), findReading(store, input.readingId)])
  if (reading.caseId !== input.caseId) throw new AppError('READING_NOT_FOUND')
  const declared = await readDeclaredProfile(store, partyId)
  const read = toIdentityReading(reading)
  const { findings, retake } = compareIdentity(
    toDeclared(declared),
    read,
    rulesOf(product, { reading, today: parseIsoDate(businessDate()) }),
  )
  await saveFindings(store.db, reading.id, { findings: findings.map(withoutValues), ...(retake !== undefined && { retake }) })
  const number = documentNumberOf(read, product)
  if (number !== undefined) await saveIdentityDocument(store, partyId, { type: read.documentType, number })
  return { ...byKind(findings), ...(retake !== undefined && { retake }) }
}

function rulesOf({ identityDocument }: Product, { reading, today }: { reading: StoredReading; today: IsoDate }): ComparisonRules {
  const { types, minimumConfidence } = identityDocument
  const asked = reading.provider === readByHand ? requiredByHand : required
  return { acceptedTypes: types, required: asked, minimumConfidence, contradictionConfidence, today }
}

function toDeclared({ fullName, socialName, birthDate, taxId }: DeclaredProfile) {
  return { fullName, ...(socialName !== undefined && { socialName }), birthDate: parseIsoDate(birthDate, 'birthDate'), taxId }
}

/** A kept reading as the rules compare it. */
export function toIdentityReading({ documentType, mrz, fields }: StoredReading): IdentityReading {
  return {
    documentType: documentType === 'identity_card' || documentType === 'passport' ? documentType : 'unknown',
    mrz: mrz.status === 'invalid' ? { status: 'invalid', wrong: mrz.wrong ?? [] } : { status: mrz.status },
    fields,
  }
}

/**
 * The desk knows three kinds. A zone whose check digits fail was read with doubt; a document of a kind that we do not take differs from what
 * was asked for, and one of no kind that we know lacks it.
 */
function byKind(findings: readonly DocumentFinding[]): Omit<DocumentComparison, 'retake'> {
  const comparison = { missing: [] as string[], lowConfidence: [] as string[], mismatches: [] as string[], expired: false }
  for (const finding of findings) {
    switch (finding.kind) {
      case 'missing':
        comparison.missing.push(finding.field)
        break
      case 'low_confidence':
        comparison.lowConfidence.push(finding.field)
        break
      case 'mrz_invalid':
        comparison.lowConfidence.push('mrz')
        break
      case 'mismatch':
        comparison.mismatches.push(finding.field)
        break
      case 'wrong_type':
        comparison.mismatches.push('documentType')
        break
      case 'expired':
        comparison.expired = true
        break
    }
  }
  return comparison
}

/** Findings are kept readable, so dates of the document stay out of them. */
function withoutValues(finding: DocumentFinding): Readonly<Record<string, unknown>> {
  return finding.kind === 'expired' ? { kind: finding.kind, cure: finding.cure } : finding
}

/** The zone's number first: it has a check digit. */
function documentNumberOf({ fields }: IdentityReading, { identityDocument }: Product): string | undefined {
  const numbers = fields.filter((field) => field.name === 'documentNumber' && field.confidence >= identityDocument.minimumConfidence)
  return (numbers.find((field) => field.source === 'mrz') ?? numbers[0])?.value
}
