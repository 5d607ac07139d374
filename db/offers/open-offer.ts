import { createHash } from 'node:crypto'
import { canonicalJson } from '#domain/audit/canonical-json.ts'
import type { PricedOffer } from '#domain/offer/price-offer.ts'
import { inTransaction, type Store } from '../store.ts'
import { findOffer, latestOffer, type OfferRow } from './find-offer.ts'
import { lockRow } from '../lock-row.ts'

export type OfferToOpen = {
  caseId: string
  applicationId: string
  terms: { amountMinor: number; termMonths: number }
  /** ISO instant. */
  standsUntil: string
}

/**
 * Puts an offer before the applicant. The same terms until the same instant are the offer that is there, at the price at which it was first
 * made; other terms replace an open one. `price` is only asked for a new offer.
 */
export async function openOffer(store: Store, offer: OfferToOpen, price: () => PricedOffer): Promise<OfferRow> {
  return inTransaction(store, async ({ db }) => {
    await lockRow(db, 'case', offer.caseId)
    const latest = await latestOffer(db, offer.caseId)
    if (latest !== undefined && isSame(latest, offer)) return latest
    await db('offer').where({ case_id: offer.caseId, state: 'open' }).update({ state: 'void' })
    const priced = price()
    const [row]: { id: string }[] = await db('offer')
      .insert({
        case_id: offer.caseId,
        application_id: offer.applicationId,
        amount_minor: offer.terms.amountMinor,
        term_months: offer.terms.termMonths,
        currency: priced.currency,
        disbursed_on: priced.disbursedOn,
        priced: JSON.stringify(priced),
        sha256: createHash('sha256').update(canonicalJson(priced)).digest('hex'),
        stands_until: offer.standsUntil,
      })
      .returning('id')
    const opened = await findOffer(db, row!.id)
    if (opened === undefined) throw new Error('An offer was written and is not there')
    return opened
  })
}

function isSame(latest: OfferRow, { terms, standsUntil }: OfferToOpen): boolean {
  const { amountMinor, termMonths } = latest
  return amountMinor === terms.amountMinor && termMonths === terms.termMonths && latest.standsUntil.getTime() === Date.parse(standsUntil)
}
