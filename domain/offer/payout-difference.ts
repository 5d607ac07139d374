import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import { type IsoDate, laterOf } from '#domain/calendar/iso-date.ts'
import { type Minor, subtractMinor, zeroMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { parseRate } from '#domain/rates/parse-rate.ts'
import { interestOn, toInterestFactor } from '#domain/schedule/level-instalment.ts'
import { iofOnCredit } from '#domain/taxes/iof-on-credit.ts'
import type { PricedOffer } from './price-offer.ts'

export type PayoutDifference = {
  /** Days from the date that the contract names to the date on which the money arrived; negative when it came earlier. */
  readonly daysLater: number
  /** Interest of the signed first row for days on which the borrower did not have the money. */
  readonly interestNotOwedMinor: Minor
  /** IOF due by law on the date of the pay-out; what was charged is in the contract. */
  readonly iofDueMinor: Minor
}

/**
 * What it means that the money arrived on another date than the contract says. The signed schedule stands, whatever the date: an offer binds
 * the lender and is not changed by one side (Código de Defesa do Consumidor, art. 30 and art. 51, XIII). But interest is the price of money
 * that was handed over (Código Civil, art. 586 and 591), so the days before it arrived cost nothing, and IOF arises on delivery (Decreto
 * 6.306/2007, art. 3, § 1º). Both differences are recorded with the pay-out: the first is the borrower's, the second the lender's to settle.
 * Example: 5,000.00 signed for Monday and paid on Friday leaves four days of interest of the first row that are not owed.
 */
export function payoutDifference(priced: PricedOffer, paidOn: IsoDate): PayoutDifference {
  const daysLater = daysBetween(priced.disbursedOn, paidOn)
  const rows = priced.schedule.map((row) => ({ ...row, dueOn: laterOf(row.dueOn, paidOn) }))
  return {
    daysLater,
    interestNotOwedMinor: daysLater <= 0 ? zeroMinor : interestNotOwed(priced, paidOn),
    iofDueMinor: iofOnCredit(paidOn, rows),
  }
}

/** The first row's interest less the interest of the days that were left of its period, at the same rate. */
function interestNotOwed({ monthlyRatePercent, schedule }: PricedOffer, paidOn: IsoDate): Minor {
  // A priced offer has at least one row.
  const first = schedule[0]!
  const daysLeft = Math.max(0, daysBetween(paidOn, first.dueOn))
  const monthly = parseRate(monthlyRatePercent, 'monthlyRatePercent').div(100)
  const owed = interestOn(first.openingMinor, toInterestFactor(monthly.plus(1).pow(new Decimal(daysLeft).div(30)).minus(1)))
  return owed >= first.interestMinor ? zeroMinor : subtractMinor(first.interestMinor, owed)
}
