import { openOffer } from '#db/offers/open-offer.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { DecidedTerms } from '#domain/case/order.ts'
import { priceProductOffer } from '#domain/offer/price-product-offer.ts'
import type { ActivityDeps } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'

export type MadeOffer = { offerId: string; instalmentMinor: number; cetAnnualPercent: string; totalPaidMinor: number }

/** Prices the decided terms as of the business date, once, and puts the offer before the applicant whole. */
export async function makeOffer(
  { store, businessDate }: ActivityDeps,
  { caseId, terms, standsUntil }: { caseId: string; terms: DecidedTerms; standsUntil: string },
): Promise<MadeOffer> {
  const { applicationId, product } = await findSubject(store, caseId)
  const offer = await openOffer(store, { caseId, applicationId, terms, standsUntil }, () =>
    priceProductOffer(product, terms, parseIsoDate(businessDate())),
  )
  const { instalmentMinor, cetAnnualPercent, totalPaidMinor } = offer.priced
  return { offerId: offer.id, instalmentMinor, cetAnnualPercent, totalPaidMinor }
}
