import type { PricedOffer } from '#domain/offer/price-offer.ts'
import type { Db } from '../connect.ts'

export type OfferState = 'open' | 'accepted' | 'declined' | 'expired' | 'void'

export type OfferRow = {
  id: string
  caseId: string
  applicationId: string
  amountMinor: number
  termMonths: number
  currency: string
  priced: PricedOffer
  state: OfferState
  standsUntil: Date
  createdAt: Date
  answeredAt: Date | null
}

const columns = {
  id: 'id',
  caseId: 'case_id',
  applicationId: 'application_id',
  amountMinor: 'amount_minor',
  termMonths: 'term_months',
  currency: 'currency',
  priced: 'priced',
  state: 'state',
  standsUntil: 'stands_until',
  createdAt: 'created_at',
  answeredAt: 'answered_at',
}

/** The newest offer of a case, or undefined before there is one. */
export async function latestOffer(db: Db, caseId: string): Promise<OfferRow | undefined> {
  return toOffer(await db('offer').where({ case_id: caseId }).orderBy('created_at', 'desc').first(columns))
}

export async function findOffer(db: Db, offerId: string): Promise<OfferRow | undefined> {
  return toOffer(await db('offer').where({ id: offerId }).first(columns))
}

function toOffer(row: OfferRow | undefined): OfferRow | undefined {
  return row && { ...row, amountMinor: Number(row.amountMinor) }
}
