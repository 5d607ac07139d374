import { z } from 'zod'
import type { PricedOffer } from '#domain/offer/price-offer.ts'
import { moneyView, toMoney } from '../http/money-view.ts'
import { scheduleRowView, toScheduleRowView } from './schedule-view.ts'

/** A price shown whole: what the customer gets, pays each month, and pays in all. */
export const pricedView = z
  .object({
    requested: moneyView,
    /** What the customer receives. */
    net: moneyView,
    financed: moneyView,
    iof: moneyView,
    fees: moneyView,
    instalment: moneyView,
    termMonths: z.int(),
    totalPaid: moneyView,
    totalInterest: moneyView,
    monthlyRatePercent: z.string(),
    annualRatePercent: z.string(),
    cetMonthlyPercent: z.string(),
    cetAnnualPercent: z.string(),
    disbursedOn: z.iso.date(),
    schedule: z.array(scheduleRowView),
  })
  .meta({ id: 'PricedOffer' })

export function toPricedView(priced: PricedOffer): z.input<typeof pricedView> {
  const money = (amountMinor: number) => toMoney(amountMinor, priced.currency)
  return {
    requested: money(priced.requestedMinor),
    net: money(priced.netMinor),
    financed: money(priced.financedMinor),
    iof: money(priced.iofMinor),
    fees: money(priced.feesMinor),
    instalment: money(priced.instalmentMinor),
    termMonths: priced.termMonths,
    totalPaid: money(priced.totalPaidMinor),
    totalInterest: money(priced.totalInterestMinor),
    monthlyRatePercent: priced.monthlyRatePercent,
    annualRatePercent: priced.annualRatePercent,
    cetMonthlyPercent: priced.cetMonthlyPercent,
    cetAnnualPercent: priced.cetAnnualPercent,
    disbursedOn: priced.disbursedOn,
    schedule: priced.schedule.map((row) => toScheduleRowView(row, priced.currency)),
  }
}
