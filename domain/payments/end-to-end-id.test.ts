import { describe, expect, it } from 'vitest'
import { endToEndId } from './end-to-end-id.ts'

const parts = { ispb: '99999004', at: '2026-11-23T17:30:59.999Z', token: 'a1B2c3D4e5F' }

describe('the end-to-end id of a payment', () => {
  it('is bank, minute in UTC and token, 32 characters', () => {
    expect(endToEndId(parts)).toBe('E99999004202611231730a1B2c3D4e5F')
    expect(endToEndId(parts)).toHaveLength(32)
  })

  it.each([
    ['a bank code that is too short', { ispb: '123' }],
    ['a token with a sign', { token: 'a1B2c3D4e5-' }],
    ['a token that is too long', { token: 'a1B2c3D4e5F6' }],
    ['an instant of another zone', { at: '2026-11-23T14:30:59-03:00' }],
  ])('is not made of %s', (_name, change) => {
    expect(() => endToEndId({ ...parts, ...change })).toThrow(expect.objectContaining({ code: 'PAYOUT_INSTRUCTION_INVALID' }))
  })
})
