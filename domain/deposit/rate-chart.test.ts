import { describe, expect, it } from 'vitest'
import { parseMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { type DepositorFacts, findDepositRate, type Incentive, type RateChart, type RateSlab, requireNoOverlap } from './rate-chart.ts'

function slab(fromMonths: number, toMonths: number | undefined, from: number, to: number | undefined, percent: number): RateSlab {
  return {
    fromMonths,
    toMonths,
    fromMinor: parseMinor(from * 100),
    toMinor: to === undefined ? undefined : parseMinor(to * 100),
    ratePercent: new Decimal(percent),
  }
}

const slabs = [
  slab(1, 6, 1, 5000, 1),
  slab(1, 6, 5001, undefined, 2),
  slab(7, undefined, 1, 5000, 3),
  slab(7, undefined, 5001, undefined, 4),
]

describe('the rate of a chart', () => {
  it.each([
    [1, 1, 1],
    [6, 5000, 1],
    [6, 5001, 2],
    [7, 5000, 3],
    [7, 5001, 4],
    [600, 1_000_000, 4],
  ])('for %i months and %i is %i percent: both ends of a slab belong to it', (months, amount, percent) => {
    expect(findDepositRate({ slabs }, months, parseMinor(amount * 100))).toEqual(new Decimal(percent))
  })

  it.each([
    ['a term too short', 0, 5000_00],
    ['an amount too small', 6, 99],
    ['an amount between two slabs', 6, 5000_50],
  ])('does not exist for %s', (_what, months, amountMinor) => {
    expect(() => findDepositRate({ slabs }, months, parseMinor(amountMinor))).toThrow(
      expect.objectContaining({ code: 'DEPOSIT_RATE_NOT_FOUND' }),
    )
  })
})

describe('incentives', () => {
  function rateFor(depositor: DepositorFacts, ...incentives: Incentive[]): string {
    return findDepositRate({ slabs, incentives }, 12, parseMinor(5000_00), depositor).toFixed()
  }

  const senior: Incentive = { attribute: 'age', condition: 'greater_than', value: '59', effect: 'added', percent: new Decimal('0.5') }
  const staff: Incentive = { attribute: 'client_type', condition: 'equal', value: 'staff', effect: 'replaces', percent: new Decimal(7) }

  it.each<[string, DepositorFacts, Incentive[], string]>([
    ['adds for who is old enough', { age: '60' }, [senior], '3.5'],
    ['adds nothing at the age itself', { age: '59' }, [senior], '3'],
    ['compares numbers as numbers', { age: '100' }, [senior], '3.5'],
    ['compares no words as numbers', { age: 'old' }, [senior], '3'],
    ['compares no number with words behind it', { age: '60 years' }, [senior], '3'],
    ['compares no number with words before it', { age: 'over 60' }, [senior], '3'],
    ['compares fractions as numbers', { age: '59.25' }, [senior], '3.5'],
    ['gives the young nothing for a word', { age: 'young' }, [{ ...senior, condition: 'less_than', value: '18' }], '3'],
    ['gives nothing to who is what was ruled out', { client_type: 'staff' }, [{ ...staff, condition: 'not_equal' }], '3'],
    ['compares with no word as a number', { age: '60' }, [{ ...senior, value: 'old' }], '3'],
    ['gives the young more, where asked', { age: '17' }, [{ ...senior, condition: 'less_than', value: '18' }], '3.5'],
    ['gives the young no more at the age itself', { age: '18' }, [{ ...senior, condition: 'less_than', value: '18' }], '3'],
    ['replaces the rate', { client_type: 'staff' }, [staff], '7'],
    ['replaces nothing for others', { client_type: 'retail' }, [staff], '3'],
    ['replaces for all others, where asked', { client_type: 'retail' }, [{ ...staff, condition: 'not_equal' }], '7'],
    ['asks no more of who is not known', {}, [{ ...staff, condition: 'not_equal' }], '3'],
    ['follows one after the other', { client_type: 'staff', age: '60' }, [staff, senior], '7.5'],
    ['ends with what replaces', { client_type: 'staff', age: '60' }, [senior, staff], '7'],
  ])('%s', (_what, depositor, incentives, expected) => {
    expect(rateFor(depositor, ...incentives)).toBe(expected)
  })
})

describe('a chart', () => {
  it('with a rate for each term and amount is sound', () => {
    expect(requireNoOverlap({ slabs })).toEqual({ slabs })
    expect(requireNoOverlap({ slabs: slabs.toReversed() }).slabs).toHaveLength(4)
  })

  it.each<[string, RateChart['slabs']]>([
    ['share a month and an amount', [slab(1, 6, 1, 5000, 1), slab(6, 12, 5000, 9000, 2)]],
    ['are the same', [slab(1, 6, 1, 5000, 1), slab(1, 6, 1, 5000, 2)]],
    ['lie inside another', [slab(1, undefined, 1, undefined, 1), slab(3, 4, 2, 3, 2)]],
    ['have no end', [slab(1, undefined, 1, undefined, 1), slab(24, undefined, 9000, undefined, 2)]],
    ['share one amount alone', [slab(7, 9, 5000, 9000, 2), slab(7, 9, 1, 5000, 1)]],
    ['are far apart in the list', [slab(1, 6, 1, 5000, 1), slab(7, 9, 1, 5000, 1), slab(2, 3, 1, 2, 2)]],
  ])('is refused where two slabs %s', (_what, overlapping) => {
    expect(() => requireNoOverlap({ slabs: overlapping })).toThrow(expect.objectContaining({ code: 'DEPOSIT_RATE_NOT_FOUND' }))
  })
})
