import { describe, expect, it } from 'vitest'
import { localDate } from './local-date.ts'

describe('the date at a place', () => {
  it.each([
    ['the evening of the day before, west of Greenwich', '2026-11-24T01:30:00Z', 'America/Sao_Paulo', '2026-11-23'],
    ['after midnight there', '2026-11-24T03:00:00.000Z', 'America/Sao_Paulo', '2026-11-24'],
    ['the summer time that Brazil had until 2019', '2018-12-31T02:30:00Z', 'America/Sao_Paulo', '2018-12-31'],
    ['the new year, east of Greenwich', '2026-12-31T19:00:00Z', 'Asia/Kolkata', '2027-01-01'],
    ['an instant with an offset', '2026-11-23T23:30:00-03:00', 'America/Sao_Paulo', '2026-11-23'],
  ])('is %s', (_name, instant, zone, date) => {
    expect(localDate(instant, zone)).toBe(date)
  })
})
