import { describe } from 'vitest'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { brazilBusinessDaysBetween, isBrazilBusinessDay } from './bank-calendar.ts'
import { addDays, addMonths, addYears, fromEpochDay, wholeMonthsBetween } from './date-arithmetic.ts'
import { parseIsoDate, toIsoDate } from './iso-date.ts'
import { localDate } from './local-date.ts'

const existing = 'an existing date as YYYY-MM-DD'
const [early, late] = [parseIsoDate('2024-01-31'), parseIsoDate('9999-12-31')]

describe('dates', () => {
  itRefuses([
    ['29 February of a common year', () => parseIsoDate('2023-02-29'), 'DATE_MALFORMED', 'date', existing],
    ['29 February of a century', () => parseIsoDate('1900-02-29', 'bornOn'), 'DATE_MALFORMED', 'bornOn', existing],
    ['the 31st of a month of thirty days', () => parseIsoDate('2024-06-31'), 'DATE_MALFORMED', 'date', existing],
    ['month thirteen', () => parseIsoDate('2024-13-01'), 'DATE_MALFORMED', 'date', existing],
    ['day nought', () => parseIsoDate('2024-01-00'), 'DATE_MALFORMED', 'date', existing],
    ['an instant', () => parseIsoDate('2024-01-01T00:00:00Z'), 'DATE_MALFORMED', 'date', existing],
    ['a date of numbers', () => parseIsoDate(20240101), 'DATE_MALFORMED', 'date', existing],
    ['parts that are no date', () => toIsoDate(2024, 2, 30), 'DATE_MALFORMED', 'date', existing],
    ['half a day', () => toIsoDate(2024, 2, 1.5), 'DATE_MALFORMED', 'date', existing],
    ['half a month', () => toIsoDate(2024, 2.5, 1), 'DATE_MALFORMED', 'date', existing],
    ['half a year', () => toIsoDate(2024.5, 2, 1), 'DATE_MALFORMED', 'date', existing],
    ['month nought', () => toIsoDate(2024, 0, 1), 'DATE_MALFORMED', 'date', existing],
    ['a year before our counting', () => toIsoDate(-1, 1, 1), 'DATE_MALFORMED', 'date', existing],
    ['the day after the last', () => addDays(late, 1), 'DATE_MALFORMED', 'date', existing],
    ['an epoch day beyond the calendar', () => fromEpochDay(3_000_000), 'DATE_MALFORMED', 'date', existing],
    ['half a day more', () => addDays(early, 0.5), 'TERM_OUT_OF_RANGE', 'days', 'a whole number'],
    ['half a month more', () => addMonths(early, 1.5), 'TERM_OUT_OF_RANGE', 'months', 'a whole number'],
    ['half a year more', () => addYears(early, 0.5), 'TERM_OUT_OF_RANGE', 'years', 'a whole number'],
    ['months counted backwards', () => wholeMonthsBetween(late, early), 'DATES_OUT_OF_ORDER', 'to', 'not before from'],
    [
      'a year before the bank calendar',
      () => isBrazilBusinessDay(parseIsoDate('1979-12-28')),
      'CALENDAR_YEAR_UNKNOWN',
      'date',
      '1980 to 2199',
    ],
    [
      'a year after the bank calendar',
      () => brazilBusinessDaysBetween(parseIsoDate('2199-12-31'), parseIsoDate('2200-01-02')),
      'CALENDAR_YEAR_UNKNOWN',
      'date',
      '1980 to 2199',
    ],
    [
      'an instant that is none',
      () => localDate('yesterday', 'America/Sao_Paulo'),
      'DATE_MALFORMED',
      'instant',
      'an instant such as 2026-11-24T01:30:00Z',
    ],
    [
      'a place that no clock knows',
      () => localDate('2026-11-24T01:30:00Z', 'Utopia/City'),
      'DATE_MALFORMED',
      'timeZone',
      'a place of the time zone database, such as America/Sao_Paulo',
    ],
  ])
})
