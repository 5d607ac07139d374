import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { unitsOfRow, wholeUnitsBetween } from './whole-periods.ts'

const on = (date: string) => parseIsoDate(date)

describe('whole units between two dates', () => {
  it.each([
    ['2024-01-15', '2024-01-25', 'days', 10],
    ['2024-01-15', '2024-01-28', 'weeks', 1],
    ['2024-01-15', '2024-01-29', 'weeks', 2],
    ['2024-01-15', '2024-04-14', 'months', 2],
    ['2024-01-15', '2024-04-15', 'months', 3],
    ['2024-01-31', '2024-02-29', 'months', 1],
    ['2023-01-15', '2025-01-14', 'years', 1],
    ['2023-01-15', '2025-01-15', 'years', 2],
    ['2024-02-29', '2025-02-28', 'years', 1],
  ] as const)('from %s to %s in %s: %i', (from, to, unit, units) => {
    expect(wholeUnitsBetween(on(from), on(to), unit)).toBe(units)
  })
})

describe('the units that a row counts with months of 30 days', () => {
  const monthly = { repaymentEvery: 1, repaymentUnit: 'months', monthEnd: 'last_day_of_month' } as const
  const rolling = { ...monthly, monthEnd: 'first_day_of_next_month' } as const
  const quarterly = { ...monthly, repaymentEvery: 3 }
  const fortnightly = { ...monthly, repaymentEvery: 2, repaymentUnit: 'weeks' } as const
  const yearly = { ...monthly, repaymentUnit: 'years' } as const
  type Case = readonly [what: string, startsOn: string, from: string, due: string, rhythm: Parameters<typeof unitsOfRow>[2], units: number]

  it.each<Case>([
    ['are one for a month', '2024-01-15', '2024-01-15', '2024-02-15', monthly, 1],
    ['and for every later month', '2024-01-15', '2024-03-15', '2024-04-15', monthly, 1],
    ['for the short month of a schedule of the 31st', '2024-01-31', '2024-01-31', '2024-02-29', monthly, 1],
    ['for the month after it', '2024-01-31', '2024-02-29', '2024-03-31', monthly, 1],
    ['three for a quarter', '2024-01-15', '2024-04-15', '2024-07-15', quarterly, 3],
    ['three for a quarter that begins in a short month', '2023-11-30', '2024-02-29', '2024-05-30', quarterly, 3],
    ['two for a fortnight', '2024-01-15', '2024-01-29', '2024-02-12', fortnightly, 2],
    ['one for a year', '2024-02-29', '2025-02-28', '2026-02-28', yearly, 1],
    ['a share of the days of its month for a stub', '2024-01-15', '2024-01-15', '2024-01-25', monthly, 10 / 31],
    ['a month and a share of the next for a long row', '2024-01-15', '2024-01-15', '2024-02-28', monthly, 1 + 13 / 29],
    ['by the months from its own start where it left the rhythm', '2024-01-15', '2024-03-20', '2024-04-30', monthly, 1 + 10 / 30],
    ['one for a month that left the rhythm', '2024-01-15', '2024-03-20', '2024-04-20', monthly, 1],
    ['from its own start where it only begins on the rhythm', '2024-01-15', '2024-03-15', '2024-04-25', monthly, 1 + 10 / 30],
    ['from its own start where it only ends on the rhythm', '2024-01-15', '2024-03-20', '2024-04-15', monthly, 26 / 31],
    ['two and a share for a long stub', '2024-01-15', '2024-01-15', '2024-03-25', monthly, 2 + 10 / 31],
    ['a share of a week', '2024-01-15', '2024-01-15', '2024-01-25', fortnightly, 1 + 3 / 7],
    ['a share of a year', '2023-01-15', '2023-01-15', '2023-01-25', yearly, 10 / 365],
    // A due date that rolled over to the 1st counts as the end of the month without that day: here 28 February and 30 April.
    ['one for a month that ends a day late', '2023-01-31', '2023-01-31', '2023-03-01', rolling, 1],
    ['one for a month that begins a day late', '2023-01-31', '2023-03-01', '2023-03-31', rolling, 1],
    ['one for the next that ends a day late', '2023-01-31', '2023-03-31', '2023-05-01', rolling, 1],
    ['a month and a day where dates do not roll over', '2023-01-31', '2023-01-31', '2023-03-01', monthly, 1 + 1 / 31],
    ['its days where it ends on another day than the 1st', '2023-01-31', '2023-01-31', '2023-02-15', rolling, 15 / 28],
    ['its days where the month before has the day of the schedule', '2024-01-15', '2024-01-15', '2024-02-01', rolling, 17 / 31],
    ['its day after a month that ends on the day of the schedule', '2024-01-31', '2024-01-31', '2024-02-01', rolling, 1 / 29],
  ])('%s', (_what, startsOn, from, due, rhythm, units) => {
    const { digits, scale } = unitsOfRow({ from: on(from), due: on(due) }, on(startsOn), rhythm)
    expect(Number(digits) / 10 ** scale).toBeCloseTo(units, 12)
  })
})
