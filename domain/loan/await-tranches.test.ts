import { expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { awaitedAfter } from './await-tranches.ts'

const small = { on: parseIsoDate('2025-01-01'), amountMinor: 200_00 }
const large = { on: parseIsoDate('2025-01-01'), amountMinor: 700_00 }
const later = { on: parseIsoDate('2025-02-01'), amountMinor: 300_00 }

it.each([
  ['the one of its amount among those of the first day', [small, large, later], 700_00, [small, later]],
  ['the first of the first day when none has its amount', [later, small, large], 500_00, [later, large]],
  ['no later one while an earlier is awaited, even of its amount', [large, later], 300_00, [later]],
  ['nothing when nothing is awaited', [], 300_00, []],
])('a payout is %s', (_what, awaited, amountMinor, left) => {
  expect(awaitedAfter(awaited, amountMinor)).toEqual(left)
})
