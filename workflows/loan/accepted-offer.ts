import type { DecidedTerms } from '#domain/case/order.ts'
import type { MadeOffer } from '#activities/loan/make-offer.ts'
import { callStep } from '../case/call-step.ts'
import type { CaseFile } from '../case/case-file.ts'
import { fromNow } from '../case/due-dates.ts'
import { endHere } from '../case/end-case.ts'
import { waitForApplicant } from '../case/wait-step.ts'

export type AcceptedOffer = { offerId: string; amountMinor: number; termMonths: number }

/** Prices the terms, puts the offer before the applicant, and waits as long as the product lets it stand. */
export async function acceptedOffer(file: CaseFile, terms: DecidedTerms): Promise<AcceptedOffer> {
  const { durations } = file.briefing.product
  const dueAt = fromNow(durations.offerStandsSeconds)
  const made = await callStep<MadeOffer>(file, 'pricing', {
    attempt: ({ call }) => call.makeOffer({ caseId: file.caseId, terms, standsUntil: dueAt }),
    summary: ({ instalmentMinor, cetAnnualPercent, totalPaidMinor }) => ({ ...terms, instalmentMinor, cetAnnualPercent, totalPaidMinor }),
  })
  if (made.outcome !== 'done') throw new Error('An offer cannot be skipped')
  const answer = await waitForApplicant(file, 'offer', { subject: 'offer', dueAt, announce: true, window: 'offer', facts: { ...terms } })
  if (answer.facts?.answer !== 'accepted') {
    throw endHere(file, { status: 'withdrawn', reasons: ['offer_declined'] }, { kind: 'applicant', partyId: file.briefing.partyId })
  }
  return { offerId: made.value.offerId, ...terms }
}
