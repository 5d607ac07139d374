import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { payoutDifference } from './payout-difference.ts'
import { priceOffer } from './price-offer.ts'

const priced = priceOffer({
  pricing: { monthlyRatePercent: '2.49', iof: 'financed' },
  requestedMinor: 500_000,
  termMonths: 12,
  disbursedOn: '2026-11-23',
  firstDueOn: '2026-12-23',
  currency: 'BRL',
})
const paid = (date: string) => payoutDifference(priced, parseIsoDate(date))

describe('money that arrives on another day than the contract says', () => {
  it('makes no difference on the day of the contract', () => {
    expect(paid('2026-11-23')).toEqual({ daysLater: 0, interestNotOwedMinor: 0, iofDueMinor: priced.iofMinor })
  })

  it('costs nothing for the days before it arrived', () => {
    const { daysLater, interestNotOwedMinor, iofDueMinor } = paid('2026-11-27')
    expect(daysLater).toBe(4)
    expect(priced.schedule[0]).toMatchObject({ openingMinor: priced.financedMinor })
    const owed = Math.round(priced.financedMinor * (1.0249 ** (26 / 30) - 1))
    expect(interestNotOwedMinor).toBe(priced.schedule[0]!.interestMinor - owed)
    expect(iofDueMinor).toBeLessThan(priced.iofMinor)
  })

  it('earlier costs the borrower nothing more, and the lender more tax', () => {
    expect(paid('2026-11-20')).toMatchObject({ daysLater: -3, interestNotOwedMinor: 0 })
    expect(paid('2026-11-20').iofDueMinor).toBeGreaterThan(priced.iofMinor)
  })

  it('after the first due date leaves no interest of the first row', () => {
    expect(paid('2027-01-05').interestNotOwedMinor).toBe(priced.schedule[0]!.interestMinor)
  })

  it('never costs more than was signed, and less the later it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 60 }), (days) => {
        const one = payoutDifference(priced, addDays(priced.disbursedOn, days))
        const next = payoutDifference(priced, addDays(priced.disbursedOn, days + 1))
        expect(one.interestNotOwedMinor).toBeGreaterThanOrEqual(0)
        expect(one.interestNotOwedMinor).toBeLessThanOrEqual(priced.schedule[0]!.interestMinor)
        expect(next.interestNotOwedMinor).toBeGreaterThanOrEqual(one.interestNotOwedMinor)
        expect(next.iofDueMinor).toBeLessThanOrEqual(one.iofDueMinor)
      }),
    )
  })
})
