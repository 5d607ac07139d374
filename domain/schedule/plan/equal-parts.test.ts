import { describe, expect, it } from 'vitest'
import { addParts, type EqualParts, equalParts, partAt, remainingParts } from './equal-parts.ts'

const allOf = (parts: EqualParts) => Array.from({ length: parts.count }, (_, index) => partAt(parts, index))

describe('an amount in equal parts', () => {
  it.each<readonly [what: string, totalMinor: number, count: number, multipleMinor: number | null, parts: readonly number[]]>([
    ['is whole in one part', 10_001, 1, null, [10_001]],
    ['leaves to the last part what rounding down left', 10_000, 3, null, [3333, 3333, 3334]],
    ['and takes from it what rounding up gave too much', 20_000, 3, null, [6667, 6667, 6666]],
    ['goes to the even cent at half a one', 10_001, 2, null, [5000, 5001]],
    ['is rounded to the multiple of the product', 10_000, 3, 100, [3300, 3300, 3400]],
    ['is given until it is used up where rounding up would make the last part negative', 5, 8, null, [1, 1, 1, 1, 1, 0, 0, 0]],
    ['ends with nothing where it is used up exactly', 3, 4, null, [1, 1, 1, 0]],
    ['has no parts where there is nothing', 0, 3, null, [0, 0, 0]],
  ])('%s', (_what, totalMinor, count, multipleMinor, parts) => {
    expect(allOf(equalParts(totalMinor, count, multipleMinor))).toEqual(parts)
  })

  it('has no parts below nothing', () => {
    expect(equalParts(-500, 2)).toEqual({ totalMinor: -500, count: 2, partMinor: 0, leftOverMinor: 0 })
  })

  // 100.00 of principal and 20.00 of interest in three: 40.00 each, of which 6.67 are interest.
  it('is a component of parts that are equal together', () => {
    const interest = equalParts(2000, 3)
    const principal = remainingParts(10_000, 12_000, interest.partMinor, 3)
    expect(allOf(interest)).toEqual([667, 667, 666])
    expect(allOf(principal)).toEqual([3333, 3333, 3334])
    expect(allOf(addParts(principal, interest))).toEqual([4000, 4000, 4000])
  })

  it('keeps what both amounts left over when it is added to another', () => {
    expect(addParts(equalParts(10_000, 3), equalParts(1000, 3))).toEqual({
      totalMinor: 11_000,
      count: 3,
      partMinor: 3333 + 333,
      leftOverMinor: 1 + 1,
    })
  })
})
