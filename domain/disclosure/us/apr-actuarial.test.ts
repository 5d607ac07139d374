import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solveActuarialApr, type UnitPeriodFlow } from './apr-actuarial.ts'

const flow = (amount: number, periods: number, fraction = 0): UnitPeriodFlow => ({ amount, periods, fraction })
const level = (amount: number, count: number, first = 1, fraction = 0) =>
  Array.from({ length: count }, (_, index) => flow(amount, first + index, fraction))

describe('the actuarial APR', () => {
  it.each([
    // 12 CFR 1026, Appendix J, (c)(1): single advance, regular first period and equal payments.
    ['a regular first period', [flow(5000, 0)], level(230, 24), 12, '9.69'],
    ['a long first period', [flow(6000, 0)], level(200, 36, 1, 19 / 30), 12, '11.82'],
    ['one payment after a year', [flow(1000, 0)], [flow(1080, 1)], 1, '8.00'],
    ['no charge at all', [flow(1000, 0)], level(100, 10), 12, '0.00'],
    ['less paid than lent', [flow(1000, 0)], [flow(900, 1)], 1, '-10.00'],
    ['a second advance between the payments', [flow(100, 0), flow(100, 1)], [flow(50, 1), flow(160.5, 2)], 1, '4.13'],
    ['an advance and a payment of one day', [flow(100, 0), flow(50, 2)], [flow(50, 2), flow(121, 2)], 1, '10.00'],
    ['a short term at a very high rate', [flow(100, 0)], [flow(300, 0, 14 / 30)], 12, '5142.86'],
  ])('of %s is as computed by hand', (_what, advances, payments, unitPeriodsPerYear, expected) => {
    expect(solveActuarialApr({ advances, payments, unitPeriodsPerYear }).toFixed(2)).toBe(expected)
  })

  it('takes flows in the order of time, whole unit-periods and fractions together', () => {
    // 100 received at 0.9, 60 paid at 1 and 55 at 1.5: one change of direction, however the parts are written.
    const advances = [flow(100, 0, 0.9)]
    const payments = [flow(55, 1, 0.5), flow(60, 1)]
    const apr = solveActuarialApr({ advances, payments, unitPeriodsPerYear: 1 })
    const worth = ({ amount, periods, fraction }: UnitPeriodFlow) => amount / ((1 + (fraction * apr) / 100) * (1 + apr / 100) ** periods)
    expect(payments.map(worth).reduce((sum, one) => sum + one)).toBeCloseTo(worth(advances[0]!), 9)
  })

  it('names the rates a year where there is more than one', () => {
    const ambiguous = { advances: [flow(230, 1)], payments: [flow(100, 0), flow(132, 2)], unitPeriodsPerYear: 2 }
    expect(() => solveActuarialApr(ambiguous)).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ ratesPercent: ['20.0000', '40.0000'] }) }),
    )
  })

  it('explains the payments that it was solved from', () => {
    const payments = fc.uniqueArray(
      fc.record({
        amount: fc.integer({ min: 1, max: 1_000_000 }),
        periods: fc.integer({ min: 1, max: 360 }),
        fraction: fc.constantFrom(0, 0.25, 19 / 30),
      }),
      { minLength: 1, maxLength: 40, selector: ({ periods }) => periods },
    )
    fc.assert(
      fc.property(
        payments,
        fc.double({ min: -0.01, max: 0.2, noNaN: true }),
        fc.constantFrom(1, 4, 12, 24, 26, 52),
        (paid, rate, perYear) => {
          const advanced = paid.reduce(
            (sum, { amount, periods, fraction }) => sum + amount / ((1 + fraction * rate) * (1 + rate) ** periods),
            0,
          )
          const found = solveActuarialApr({ advances: [flow(advanced, 0)], payments: paid, unitPeriodsPerYear: perYear })
          expect(found).toBeCloseTo(rate * perYear * 100, 4)
        },
      ),
    )
  })
})
