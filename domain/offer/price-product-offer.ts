import { nextBrazilBusinessDay } from '../calendar/bank-calendar.ts'
import { addDays } from '../calendar/date-arithmetic.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { Product } from '../product/product.ts'
import { priceOffer, type PricedOffer } from './price-offer.ts'

/**
 * What a product offers on these terms today: paid out on the next banking day, first due the product's number of days after it, on a
 * banking day again. The live quote and the offer that is signed are this one function.
 */
export function priceProductOffer(
  product: Pick<Product, 'pricing' | 'currency'>,
  terms: { amountMinor: number; termMonths: number },
  today: IsoDate,
): PricedOffer {
  const { pricing, currency } = product
  const disbursedOn = nextBrazilBusinessDay(today)
  return priceOffer({
    pricing: { monthlyRatePercent: pricing.monthlyRatePercent, originationFeeMinor: pricing.originationFeeMinor, iof: pricing.iof },
    requestedMinor: terms.amountMinor,
    termMonths: terms.termMonths,
    disbursedOn,
    firstDueOn: nextBrazilBusinessDay(addDays(disbursedOn, pricing.firstDueAfterDays)),
    currency,
  })
}
