import { z } from 'zod'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { priceProductOffer } from '#domain/offer/price-product-offer.ts'
import type { Product } from '#domain/product/product.ts'
import { currentProductVersion } from '#db/products/find-product-version.ts'
import type { Store } from '#db/store.ts'
import { pricedView, toPricedView } from '../contracts/priced-view.ts'
import { route, type Route } from '../http/route.ts'

/** The live quote: the same function that prices the offer which is signed. */
export function offerCalculationRoutes({ store, today }: { store: Store; today: () => IsoDate }): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/calculations/offers',
      operationId: 'calculateOffer',
      summary: 'What a loan would cost today, whole: payment, tax, total and CET',
      tag: 'Calculations',
      access: { who: 'anyone' },
      body: z.strictObject({ product: z.string().regex(/^[a-z0-9-]{1,60}$/), amountMinor: z.int(), termMonths: z.int() }),
      rateLimit: { name: 'calculation', points: 300, perSeconds: 60 },
      replies: { 200: { description: 'The price, with its schedule', schema: pricedView } },
      errors: ['PRODUCT_NOT_FOUND', 'TERMS_OUTSIDE_PRODUCT'],
      async handle({ body }) {
        const { product } = await currentProductVersion(store.db, body.product)
        requireOffered(product, body)
        return { status: 200, body: toPricedView(priceProductOffer(product, body, today())) }
      },
    }),
  ]
}

/** Refuses what the product does not offer, naming its limits. */
export function requireOffered(product: Product, terms: { amountMinor: number; termMonths: number }): void {
  const { amountMinor, termMonths } = product.limits
  const fits = (value: number, limit: { min: number; max: number; step: number }) =>
    value >= limit.min && value <= limit.max && (value - limit.min) % limit.step === 0
  if (!fits(terms.amountMinor, amountMinor) || !fits(terms.termMonths, termMonths)) {
    throw new AppError('TERMS_OUTSIDE_PRODUCT', { amountMinor, termMonths })
  }
}
