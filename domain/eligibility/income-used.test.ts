import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incomeUsed } from './income-used.ts'

const policy = { incomeShortfall: { toleratedPercent: '10', referredAbovePercent: '30' } }

describe('the income on which a decision rests', () => {
  it.each([
    ['the declared one, where papers prove exactly it', 500_000, 'declared'],
    ['the declared one, where papers prove more', 900_000, 'declared'],
    ['the declared one, down to what is tolerated', 450_000, 'declared'],
    ['the proven one, a cent below that', 449_999, 'proven'],
    ['the proven one, where papers prove next to nothing', 1, 'proven'],
  ] as const)('is %s', (_what, provenMinor, used) => {
    expect(incomeUsed({ declaredMinor: 500_000, provenMinor }, policy)).toEqual({ declaredMinor: 500_000, provenMinor, used })
  })

  it('is the proven one for any difference, where the product tolerates none', () => {
    expect(incomeUsed({ declaredMinor: 500_000, provenMinor: 499_999 }, {}).used).toBe('proven')
  })

  it('is never above what was declared', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000_000 }), fc.nat(9_000_000), (declaredMinor, provenMinor) => {
        const { used } = incomeUsed({ declaredMinor, provenMinor }, policy)
        return (used === 'proven' ? provenMinor : declaredMinor) <= declaredMinor
      }),
    )
  })
})
