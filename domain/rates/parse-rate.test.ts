import { describe, expect, it } from 'vitest'
import { parseRate } from './parse-rate.ts'

describe('a rate', () => {
  it('is exact, whatever its decimals', () => {
    expect(parseRate('2.450000000000000000000000000001').toFixed()).toBe('2.450000000000000000000000000001')
  })

  it('may be each of its limits', () => {
    expect(parseRate('0').toFixed()).toBe('0')
    expect(parseRate('1000').toFixed()).toBe('1000')
    expect(parseRate('-5', 'index', { leastPercent: -5 }).toFixed()).toBe('-5')
    expect(parseRate('100', 'tax', { mostPercent: 100 }).toFixed()).toBe('100')
  })
})
