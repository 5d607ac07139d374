import { expect, it } from 'vitest'
import { formatPostalCode } from './postal-code.ts'

it.each([
  ['01310000', '01310-000'],
  ['01310-000', '01310-000'],
  ['SW1A 1AA', 'SW1A 1AA'],
])('writes the postal code %s as %s', (kept, written) => {
  expect(formatPostalCode(kept)).toBe(written)
})
