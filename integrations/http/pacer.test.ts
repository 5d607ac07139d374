import { describe, expect, it } from 'vitest'
import { createPacer } from './pacer.ts'

/** A pacer by a clock that the test moves. */
function paced() {
  let at = 1_800_000_000_000
  const pacer = createPacer(() => at)
  return {
    ...pacer,
    pass: (ms: number) => void (at += ms),
    left: (remaining: number, seconds: number, limit = 100) => pacer.learn({ quota: { limit, remaining, resetsAt: at + seconds * 1000 } }),
  }
}

describe('the pace of calls to a vendor', () => {
  it('is as fast as we like while nothing is known, and while a tenth of the quota is left', () => {
    const vendor = paced()
    expect([vendor.reserve(), vendor.reserve()]).toEqual([0, 0])
    vendor.left(12, 30)
    expect([vendor.reserve(), vendor.reserve()]).toEqual([0, 0])
  })

  it('spreads the last tenth over what is left of the window, so that the limit is not met', () => {
    const vendor = paced()
    vendor.left(5, 30)
    const waits = [vendor.reserve(), vendor.reserve(), vendor.reserve()]
    expect(waits[1]! - waits[0]!).toBeGreaterThanOrEqual(5000)
    expect(waits[2]! - waits[1]!).toBeGreaterThanOrEqual(5000)
    expect(waits.every((wait) => wait <= 30_000)).toBe(true)
  })

  it('stands still when nothing is left, until the window is over', () => {
    const vendor = paced()
    vendor.left(0, 30)
    expect(vendor.reserve()).toBe(30_000)
    vendor.pass(29_000)
    expect([vendor.reserve(), vendor.limitedUntil() !== undefined]).toEqual([1000, true])
    vendor.pass(1000)
    expect([vendor.reserve(), vendor.limitedUntil()]).toEqual([0, undefined])
  })

  it('waits as long as the vendor asks, whatever a later answer says', () => {
    const vendor = paced()
    vendor.learn({ waitMs: 7000 })
    vendor.learn({ waitMs: 1000 })
    vendor.left(90, 60)
    expect(vendor.reserve()).toBe(7000)
    vendor.pass(7000)
    expect(vendor.reserve()).toBe(0)
  })

  it('counts its own calls that are under way, and believes no answer that was overtaken', () => {
    const vendor = paced()
    vendor.left(12, 30)
    for (let call = 0; call < 3; call += 1) expect(vendor.reserve()).toBe(0)
    // Nine are left by our own count: the answer to the first of the three still says eleven.
    vendor.left(11, 30)
    vendor.reserve()
    expect(vendor.reserve()).toBeGreaterThan(0)
  })
})
