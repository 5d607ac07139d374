import { z } from 'zod'
import type { OfferRow } from '#db/offers/find-offer.ts'
import { pricedView, toPricedView } from './priced-view.ts'

export const offerView = z
  .object({
    id: z.string(),
    state: z.enum(['open', 'accepted', 'declined', 'expired', 'void']),
    standsUntil: z.iso.datetime(),
    answeredAt: z.iso.datetime().nullable(),
    priced: pricedView,
  })
  .meta({ id: 'Offer' })

export function toOfferView(row: OfferRow): z.input<typeof offerView> {
  return {
    id: row.id,
    state: row.state,
    standsUntil: row.standsUntil.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    priced: toPricedView(row.priced),
  }
}
