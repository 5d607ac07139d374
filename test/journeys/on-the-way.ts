import sharp from 'sharp'
import { fullNameOf } from '#sandbox/people/person.ts'
import type { Application, CastApplicant, Terms } from '#test/cast/applicant.ts'
import { quick } from './quick-products.ts'
import { reviewersNote } from './reviewers-note.ts'
import type { Stage } from './stage.ts'
import { untilStep } from './steps.ts'

/** What most people ask for, whose request is not what the journey is about. */
export const usualTerms: Terms = { amountMinor: 500_000, termMonths: 12, locale: 'en' }

/** The same in a product that has its documents read outside. */
export const quickTerms: Terms = { ...usualTerms, product: quick.plain }

/** Up to the photographs, which only the reader of documents needs. */
export async function declared(
  applicant: CastApplicant,
  terms: Terms = quickTerms,
  changes: Record<string, unknown> = {},
): Promise<CastApplicant> {
  await applicant.apply(terms)
  await applicant.consent()
  await applicant.confirmContact()
  await applicant.declare(changes)
  return applicant
}

/** From now on the reading service outside is down: the applicants of the quick products are seen by reviewers. */
export async function closeReadingService(stage: Stage): Promise<void> {
  await stage.sandbox().play('textract', { scenario: 'down' })
}

/** Everything that an applicant of a quick product does before the lender decides, while the reading service is down. */
export async function assessed(stage: Stage, applicant: CastApplicant, terms: Terms = quickTerms): Promise<CastApplicant> {
  await declared(applicant, terms)
  await photographedInVain(applicant)
  await seenByReviewers(stage, applicant)
  return applicant
}

/** Hands in a picture that shows nothing: no machine will read it. */
export async function photographedInVain(applicant: CastApplicant): Promise<void> {
  await applicant.photograph({ data_page: await blankPicture() })
}

/** The document that could not be read is looked at by one reviewer, and what they say is confirmed by another. */
export async function seenByReviewers(stage: Stage, applicant: CastApplicant): Promise<void> {
  const [rita, ravi] = await Promise.all([stage.desk('rita'), stage.desk('ravi')])
  const { rootCaseId } = await untilStep(stage, applicant, 'readDocument', 'needs_attention')
  const on = { process: 'documentCheck', step: 'readDocument' } as const
  const { proposal } = await rita.order(rootCaseId, on, 'results', {
    reasonCode: 'reading_service_down',
    result: readFrom(applicant),
    evidenceDocumentId: await rita.addEvidence(rootCaseId, await reviewersNote()),
  })
  await ravi.confirm(proposal!.proposalId)
}

/** What stands in the passport of this person, whose number is theirs alone. */
export function readFrom({ person }: CastApplicant): Record<string, unknown> {
  return {
    kind: 'identity_document',
    documentType: 'passport',
    fullName: fullNameOf(person),
    documentNumber: `YC${person.taxId}`,
    birthDate: person.birthDate,
  }
}

export async function offered(stage: Stage, applicant: CastApplicant, terms: Terms = quickTerms): Promise<CastApplicant> {
  await assessed(stage, applicant, terms)
  await applicant.until(needs('offer'), 'offered')
  return applicant
}

export async function askedToSign(stage: Stage, applicant: CastApplicant, terms: Terms = quickTerms): Promise<CastApplicant> {
  await assessed(stage, applicant, terms)
  await applicant.accept()
  await applicant.until(needs('signature'), 'asked to sign')
  return applicant
}

export async function paidOut(applicant: CastApplicant): Promise<Application> {
  return applicant.until(({ contract }) => contract?.state === 'active', 'paid out')
}

export function needs(kind: Application['needs'][number]['kind']): (application: Application) => boolean {
  return ({ needs }) => needs.some((need) => need.kind === kind)
}

async function blankPicture(): Promise<Uint8Array> {
  const grey = { width: 1000, height: 700, channels: 3, background: '#8a8a8a' } as const
  return new Uint8Array(await sharp({ create: grey }).jpeg().toBuffer())
}
