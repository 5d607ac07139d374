import { type DrawnUp, drawUp } from '#db/contracts/draw-up.ts'
import { findOffer } from '#db/offers/find-offer.ts'
import { readDeclaredProfile } from '#db/parties/read-profile.ts'
import { AppError } from '#domain/errors.ts'
import { countPages } from '#integrations/pdf/count-pages.ts'
import type { ActivityDeps } from '../activity-deps.ts'
import { findSubject } from '../case-subject.ts'
import { renderContract } from '../documents/contract-pdf.ts'
import { describeContract } from '../documents/describe-contract.ts'

export type DrawnContract = DrawnUp

/** Writes the accepted offer down as a contract, to the cent and the day, and keeps its document. An offer has one contract. */
export async function drawUpContract(
  { store, businessDate }: ActivityDeps,
  { caseId, offerId }: { caseId: string; offerId: string },
): Promise<DrawnContract> {
  const [subject, offer] = await Promise.all([findSubject(store, caseId), findOffer(store.db, offerId)])
  if (offer?.caseId !== caseId) throw new AppError('OFFER_NOT_FOUND')
  if (offer.state !== 'accepted') throw new AppError('OFFER_NOT_ACCEPTED', { state: offer.state })
  const { partyId, applicationId, productVersionId, product, locale, reference: caseReference } = subject
  const profile = await readDeclaredProfile(store, partyId)
  const contract = { caseId, caseReference, partyId, applicationId, offerId, productVersionId, currency: offer.currency }
  return drawUp(store, contract, async (reference) => {
    const pdf = await renderContract(
      describeContract({ locale, product, profile, priced: offer.priced, reference, issuedOn: businessDate() }),
    )
    return { pdf, pages: await countPages(pdf) }
  })
}
