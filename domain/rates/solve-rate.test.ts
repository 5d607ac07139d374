import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRoot, findRoots, onlyOne, solveEffectiveRate } from './solve-rate.ts'

const at = (years: number, amount: number) => ({ years, amount })

describe('the effective rate of cash flows', () => {
  it.each([
    ['a year at 10%', [at(0, 100), at(1, -110)], 0.1],
    ['nothing earned', [at(0, 100), at(1, -50), at(2, -50)], 0],
    ['a loss', [at(0, 100), at(1, -90)], -0.1],
    ['half a year', [at(0, 100), at(0.5, -105)], 1.05 ** 2 - 1],
    ['flows out of order', [at(2, -121), at(0, 100)], 0.1],
    ['flows of one day added up', [at(0, 60), at(0, 40), at(1, -100), at(1, -10)], 0.1],
    ['flows that cancel', [at(0, 100), at(0.5, 7), at(0.5, -7), at(1, -110)], 0.1],
    ['money received before today', [at(-1, 100), at(0, -110)], 0.1],
    ['a rate of a million percent', [at(0, 1), at(1, -10_001)], 10_000],
    ['a loss of nearly everything', [at(0, 10_000), at(1, -1)], -0.9999],
    ['two changes of direction and one rate', [at(0, -100), at(1, 300), at(2, -1)], Number.NaN],
  ])('is found: %s', (_what, flows, expected) => {
    if (Number.isNaN(expected)) expect(() => solveEffectiveRate(flows)).toThrow(expect.objectContaining({ code: 'RATE_NOT_UNIQUE' }))
    else expect(solveEffectiveRate(flows)).toBeCloseTo(expected, 9)
  })

  it('names the rates where there is more than one', () => {
    expect(() => solveEffectiveRate([at(0, -100), at(1, 230), at(2, -132)])).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ ratesPercent: ['10.0000', '20.0000'] }) }),
    )
  })

  it('explains the flows that it was solved from', () => {
    const payments = fc.array(
      fc.record({ years: fc.double({ min: 0.01, max: 30, noNaN: true }), amount: fc.integer({ min: 1, max: 10_000_00 }) }),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(payments, fc.double({ min: -0.5, max: 5, noNaN: true }), (paid, rate) => {
        const advanced = paid.reduce((sum, { years, amount }) => sum + amount * (1 + rate) ** -years, 0)
        const flows = [at(0, advanced), ...paid.map(({ years, amount }) => at(years, -amount))]
        expect(solveEffectiveRate(flows)).toBeCloseTo(rate, 6)
      }),
    )
  })
})

describe('the search for roots', () => {
  it('finds a root between two points, wherever they are', () => {
    expect(findRoot((x) => x ** 3 - 2, 0, 2)).toBeCloseTo(2 ** (1 / 3), 14)
    expect(findRoot((x) => x ** 3 - 2, 2, 0)).toBeCloseTo(2 ** (1 / 3), 14)
    expect(findRoot((x) => Math.exp(x) - 1e-9, -60, 1)).toBeCloseTo(Math.log(1e-9), 10)
    expect(findRoot((x) => x - 1, 1, 5)).toBe(1)
    expect(findRoot((x) => x - 5, 1, 5)).toBe(5)
  })

  it.each([
    ['a straight line', (x: number) => x - 0.3, 0, 1, 5],
    ['the growth of a year', (x: number) => Math.expm1(x) - 0.1, 0, 0.25, 17],
    ['a cube', (x: number) => x ** 3 - 2, 0, 2, 22],
    ['an exponential that hardly moves', (x: number) => Math.exp(x) - 1e-9, -60, 1, 40],
    ['a power that lies flat', (x: number) => x ** 9 - 1e-3, 0, 10, 44],
  ])('needs few steps for %s, for schedules are solved by the million', (_what, valueAt, from, to, most) => {
    let evaluations = 0
    findRoot((x) => ((evaluations += 1), valueAt(x)), from, to)
    expect(evaluations).toBeLessThanOrEqual(most)
  })

  it('stops where doubles cannot tell two points apart', () => {
    let evaluations = 0
    // Never exactly nothing, so that only the width of the bracket can end the search.
    const root = findRoot((x) => ((evaluations += 1), x < 0.1 ? -1 : 1), 0, 1)
    expect(root).toBeCloseTo(0.1, 14)
    expect(evaluations).toBeLessThan(200)
  })

  it('tells all roots apart that its grid can, those on the grid too', () => {
    expect(findRoots((x) => (x - 1) * (x - 2) * (x - 3), 0, 4, 7).map((root) => Number(root.toFixed(9)))).toEqual([1, 2, 3])
    expect(findRoots((x) => (x - 1) * (x - 3), 1, 3, 2)).toEqual([1, 3])
    expect(findRoots((x) => x * x + 1, -1, 1, 10)).toEqual([])
    expect(findRoots((x) => x - 15, 10, 20, 3).map((root) => Number(root.toFixed(9)))).toEqual([15])
  })

  it('takes the only one', () => {
    expect(onlyOne([0.25], (root) => root)).toBe(0.25)
  })
})
