import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { iofOnCredit } from '#domain/taxes/iof-on-credit.ts'
import { type OfferRequest, priceOffer } from './price-offer.ts'

const request: OfferRequest = {
  pricing: { monthlyRatePercent: '2.45', iof: 'financed' },
  requestedMinor: 500_000,
  termMonths: 12,
  disbursedOn: '2026-01-31',
  currency: 'BRL',
}

const anyRequest: fc.Arbitrary<OfferRequest> = fc.record({
  pricing: fc.record({
    monthlyRatePercent: fc.integer({ min: 0, max: 1500 }).map((hundredths) => (hundredths / 100).toFixed(2)),
    iof: fc.constantFrom('financed' as const, 'deducted' as const),
    originationFeeMinor: fc.nat(5_000),
  }),
  requestedMinor: fc.integer({ min: 50_000, max: 50_000_000 }),
  termMonths: fc.integer({ min: 1, max: 84 }),
  disbursedOn: fc.integer({ min: 0, max: 1500 }).map((days) => addDays(parseIsoDate('2022-01-03'), days)),
  currency: fc.constant('BRL'),
})

describe('an offer for a personal loan', () => {
  it('puts the tax on top so that the customer receives what was asked for', () => {
    const offer = priceOffer(request)
    expect(offer).toMatchObject({ netMinor: 500_000, financedMinor: 510_528, iofMinor: 10_528, instalmentMinor: 49_619, feesMinor: 0 })
    expect(offer).toMatchObject({ annualRatePercent: '33.70', currency: 'BRL' })
  })

  it('takes tax and fee off the amount when they are deducted', () => {
    const offer = priceOffer({ ...request, pricing: { monthlyRatePercent: '2.45', iof: 'deducted', originationFeeMinor: 10_000 } })
    expect(offer.financedMinor).toBe(500_000)
    expect(offer.netMinor).toBe(500_000 - offer.iofMinor - 10_000)
  })

  it('is due on the same day of each month, clamped to shorter months without drifting', () => {
    const dueOn = priceOffer(request).schedule.map((row) => row.dueOn)
    expect(dueOn.slice(0, 4)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'])
    expect(dueOn).toHaveLength(12)
  })

  it('charges a longer first period for its days', () => {
    const regular = priceOffer(request)
    const later = priceOffer({ ...request, firstDueOn: '2026-03-15' })
    expect(later.schedule[0]!.interestMinor).toBeGreaterThan(regular.schedule[0]!.interestMinor)
    expect(later.schedule.map((row) => row.dueOn).slice(0, 2)).toEqual(['2026-03-15', '2026-04-15'])
  })

  it('costs more than its rate as soon as there is tax', () => {
    const { cetAnnualPercent, annualRatePercent } = priceOffer(request)
    expect(Number(cetAnnualPercent)).toBeGreaterThan(Number(annualRatePercent))
  })

  it('keeps a payment in every row where rounding up would repay the loan too early', () => {
    const { schedule, instalmentMinor } = priceOffer({
      ...request,
      pricing: { monthlyRatePercent: '10.95', iof: 'deducted' },
      requestedMinor: 51_989,
      termMonths: 72,
    })
    expect(schedule.slice(0, -1).every((row) => row.paymentMinor === instalmentMinor)).toBe(true)
    expect(schedule.at(-1)!.paymentMinor).toBeGreaterThan(0)
  })

  it('keeps its promises for any request', () => {
    fc.assert(
      fc.property(anyRequest, (any) => {
        const offer = priceOffer(any)
        const rows = offer.schedule
        expect(offer.netMinor).toBe(offer.financedMinor - offer.iofMinor - offer.feesMinor)
        expect(any.pricing.iof === 'financed' ? offer.netMinor : offer.financedMinor).toBe(any.requestedMinor)
        expect([0, 1]).toContain(iofOnCredit(offer.disbursedOn, rows) - offer.iofMinor)
        expect(rows).toHaveLength(any.termMonths)
        expect(sum(rows.map((row) => row.principalMinor))).toBe(offer.financedMinor)
        expect(sum(rows.map((row) => row.paymentMinor))).toBe(offer.totalPaidMinor)
        expect(rows.at(-1)!.closingMinor).toBe(0)
        for (const [index, row] of rows.entries()) {
          expect(row.openingMinor).toBe(index === 0 ? offer.financedMinor : rows[index - 1]!.closingMinor)
          expect(row.paymentMinor).toBe(row.principalMinor + row.interestMinor)
          expect(row.closingMinor).toBe(row.openingMinor - row.principalMinor)
          expect(Math.min(row.principalMinor, row.interestMinor, row.closingMinor)).toBeGreaterThanOrEqual(0)
          expect(daysBetween(index === 0 ? offer.disbursedOn : rows[index - 1]!.dueOn, row.dueOn)).toBeGreaterThanOrEqual(28)
          expect(row.paymentMinor === offer.instalmentMinor || index === rows.length - 1).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has a CET that discounts its own payments to the net amount', () => {
    fc.assert(
      fc.property(anyRequest, (any) => {
        const offer = priceOffer(any)
        // Half a unit of the last decimal shown, in terms of the present value.
        const presentValueAt = (percent: number) =>
          offer.schedule.reduce(
            (total, row) => total + row.paymentMinor / (1 + percent / 100) ** (daysBetween(offer.disbursedOn, row.dueOn) / 365),
            0,
          )
        expect(presentValueAt(Number(offer.cetAnnualPercent) - 0.0051)).toBeGreaterThan(offer.netMinor)
        expect(presentValueAt(Number(offer.cetAnnualPercent) + 0.0051)).toBeLessThan(offer.netMinor)
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['a term of nothing', { termMonths: 0 }, 'TERM_OUT_OF_RANGE', 'termMonths'],
    ['a negative term', { termMonths: -3 }, 'TERM_OUT_OF_RANGE', 'termMonths'],
    ['half a month', { termMonths: 1.5 }, 'TERM_OUT_OF_RANGE', 'termMonths'],
    ['a date that does not exist', { disbursedOn: '2026-02-30' }, 'DATE_MALFORMED', 'disbursedOn'],
    ['a first due date before the money', { firstDueOn: '2026-01-31' }, 'DATES_OUT_OF_ORDER', 'firstDueOn'],
    ['nothing', { requestedMinor: 0 }, 'AMOUNT_OUT_OF_RANGE', 'requestedMinor'],
    ['half a cent', { requestedMinor: 0.5 }, 'AMOUNT_NOT_WHOLE_MINOR_UNITS', 'requestedMinor'],
    ['another currency', { currency: 'USD' }, 'CURRENCY_MISMATCH', 'currency'],
    ['an unknown currency', { currency: 'REAL' }, 'CURRENCY_UNKNOWN', 'currency'],
    ['a date before the table of IOF', { disbursedOn: '2014-05-05' }, 'LEGAL_PARAMETER_UNKNOWN', 'contractedOn'],
    ['a rate over the limit', { pricing: { monthlyRatePercent: '101', iof: 'financed' } }, 'RATE_OUT_OF_RANGE', 'monthlyRatePercent'],
    ['a negative rate', { pricing: { monthlyRatePercent: '-1', iof: 'financed' } }, 'RATE_OUT_OF_RANGE', 'monthlyRatePercent'],
    ['no rate', { pricing: { monthlyRatePercent: '', iof: 'financed' } }, 'RATE_MALFORMED', 'monthlyRatePercent'],
    [
      'a fee that eats the loan',
      { pricing: { monthlyRatePercent: '1', iof: 'deducted', originationFeeMinor: 500_000 } },
      'AMOUNT_OUT_OF_RANGE',
      'requestedMinor',
    ],
  ])('is refused for %s', (_why, change, code, field) => {
    expect(() => priceOffer({ ...request, ...change } as OfferRequest)).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining({ field }) }),
    )
  })
})

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
