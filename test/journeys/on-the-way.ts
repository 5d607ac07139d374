import { picture, type Application, type CastApplicant, type Terms } from '#test/cast/applicant.ts'
import type { Stage } from './stage.ts'

/** What most people ask for, whose request is not what the journey is about. */
export const usualTerms: Terms = { amountMinor: 500_000, termMonths: 12, locale: 'en' }

/** Everything that an applicant does before the lender decides. One page of a passport is read in half the time of a card's two sides. */
export async function introduced(stage: Stage, applicant: CastApplicant, terms: Terms = usualTerms): Promise<CastApplicant> {
  await declared(applicant, terms)
  await applicant.photograph({ data_page: await picture(stage.cast(), applicant.person, 'passport') })
  return applicant
}

/** Up to the photographs, which only the reader of documents needs. */
export async function declared(applicant: CastApplicant, terms: Terms = usualTerms): Promise<CastApplicant> {
  await applicant.apply(terms)
  await applicant.consent()
  await applicant.confirmContact()
  await applicant.declare()
  return applicant
}

export async function offered(stage: Stage, applicant: CastApplicant, terms: Terms = usualTerms): Promise<CastApplicant> {
  await introduced(stage, applicant, terms)
  await applicant.until(needs('offer'), 'offered')
  return applicant
}

export async function askedToSign(stage: Stage, applicant: CastApplicant, terms: Terms = usualTerms): Promise<CastApplicant> {
  await introduced(stage, applicant, terms)
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
