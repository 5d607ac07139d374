import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { nextBoundary } from './posting-dates.ts'

const day = parseIsoDate
const openedOn = day('2024-01-31')
const [endsOn, calendar, india, opening] = [day('2026-01-31'), { yearBeginsInMonth: 1 }, { yearBeginsInMonth: 4 }, 'opening' as const]

describe('the boundary after a date', () => {
  it.each([
    ['2024-02-10', 'daily', calendar, '2024-02-11'],
    ['2024-02-10', 'monthly', calendar, '2024-03-01'],
    ['2024-02-10', 'quarterly', calendar, '2024-04-01'],
    ['2024-02-10', 'half_yearly', india, '2024-04-01'],
    ['2024-04-01', 'half_yearly', india, '2024-10-01'],
    ['2024-12-31', 'yearly', calendar, '2025-01-01'],
    ['2024-12-31', 'yearly', india, '2025-04-01'],
    ['2024-12-31', 'yearly', { yearBeginsInMonth: 12 }, '2025-12-01'],
    // The day of opening, clamped to shorter months, and the next one after a date that is none.
    ['2024-01-31', 'monthly', opening, '2024-02-29'],
    ['2024-02-29', 'monthly', opening, '2024-03-31'],
    ['2024-03-01', 'monthly', opening, '2024-03-31'],
    ['2024-03-30', 'quarterly', opening, '2024-04-30'],
    ['2024-02-10', 'at_end', opening, '2026-01-31'],
    ['2025-12-20', 'monthly', calendar, '2026-01-01'],
    ['2026-01-20', 'monthly', calendar, '2026-01-31'],
  ] as const)('of %s, %s, counted from %j, is %s', (after, frequency, anchor, expected) => {
    expect(nextBoundary(day(after), frequency, { anchor, openedOn }, endsOn)).toBe(expected)
  })
})
