import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { amortizedTill } from './amortized-till.ts'

const on = parseIsoDate('2024-01-02')
const maturesOn = parseIsoDate('2024-02-01')
const date = parseIsoDate
const amountMinor = 100_00

describe('income that is put off for thirty days', () => {
  it.each([
    ['nothing on its own day', '2024-01-02', [], 0],
    ['a thirtieth after a day', '2024-01-03', [], 3_33],
    ['the share of the days so far', '2024-01-27', [], 83_33],
    ['all of it when the loan matures', '2024-02-01', [], 100_00],
    [
      'the rest more slowly after half of what was unearned was given back',
      '2024-01-22',
      [{ on: date('2024-01-12'), amountMinor: 33_33 }],
      50_00,
    ],
    ['what is left of it in the end', '2024-02-01', [{ on: date('2024-01-12'), amountMinor: 33_33 }], 66_67],
    [
      'nothing but what is left when more was given back than was unearned',
      '2024-01-23',
      [{ on: date('2024-01-22'), amountMinor: 60_00 }],
      40_00,
    ],
  ] as const)('has earned %s', (_what, till, adjustments, earnedMinor) => {
    expect(amortizedTill({ on, amountMinor, adjustments }, maturesOn, date(till))).toBe(earnedMinor)
  })

  it('is earned at once on the day the loan matures', () => {
    expect(amortizedTill({ on: maturesOn, amountMinor, adjustments: [] }, maturesOn, maturesOn)).toBe(amountMinor)
  })
})
