import { findContract, type ContractRow } from '#db/contracts/find-contract.ts'
import { findOffer } from '#db/offers/find-offer.ts'
import type { Store } from '#db/store.ts'
import { AppError } from '#domain/errors.ts'
import type { PricedOffer } from '#domain/offer/price-offer.ts'

/** The contract of a case. Throws `CONTRACT_NOT_FOUND`, also for one of another case. */
export async function contractOf({ db }: Store, { caseId, contractId }: { caseId: string; contractId: string }): Promise<ContractRow> {
  const contract = await findContract(db, contractId)
  if (contract?.caseId !== caseId) throw new AppError('CONTRACT_NOT_FOUND')
  return contract
}

/** What was signed: the offer, to the cent and the day. */
export async function signedOffer({ db }: Store, { offerId }: ContractRow): Promise<PricedOffer> {
  const offer = await findOffer(db, offerId)
  if (offer === undefined) throw new AppError('OFFER_NOT_FOUND')
  return offer.priced
}
