import { describe, expect, it } from 'vitest'
import {
  brazilBusinessDaysBetween,
  isBrazilBankHoliday,
  isBrazilBusinessDay,
  nextBrazilBusinessDay,
  previousBrazilBusinessDay,
} from './bank-calendar.ts'
import { addDays } from './date-arithmetic.ts'
import { parseIsoDate } from './iso-date.ts'

const date = parseIsoDate

describe('the Brazilian bank calendar', () => {
  // Pins the output of the library: an update that moves a holiday must be seen.
  it.each([
    ['2024', '01-01 02-12 02-13 03-29 04-21 05-01 05-30 09-07 10-06 10-12 10-27 11-02 11-15 11-20 12-25'],
    ['2025', '01-01 03-03 03-04 04-18 04-21 05-01 06-19 09-07 10-12 11-02 11-15 11-20 12-25'],
    ['2023', '01-01 02-20 02-21 04-07 04-21 05-01 06-08 09-07 10-12 11-02 11-15 12-25'],
    ['2027', '01-01 02-08 02-09 03-26 04-21 05-01 05-27 09-07 10-12 11-02 11-15 11-20 12-25'],
  ])('has the holidays of %s', (year, expected) => {
    const found: string[] = []
    for (let day = date(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1))
      if (isBrazilBankHoliday(day)) found.push(day.slice(5))
    expect(found.join(' ')).toBe(expected)
  })

  it('is closed at weekends and at carnival, open on Ash Wednesday', () => {
    expect(isBrazilBusinessDay(date('2025-03-01'))).toBe(false)
    expect(isBrazilBusinessDay(date('2025-03-04'))).toBe(false)
    expect(isBrazilBusinessDay(date('2025-03-05'))).toBe(true)
  })

  it('knows Black Awareness Day from 2024 on, when it became national', () => {
    expect(isBrazilBusinessDay(date('2023-11-20'))).toBe(true)
    expect(isBrazilBusinessDay(date('2024-11-20'))).toBe(false)
  })

  it('counts the first day and not the last', () => {
    expect(brazilBusinessDaysBetween(date('2003-12-17'), date('2004-12-17'))).toBe(251)
    expect(brazilBusinessDaysBetween(date('2006-03-17'), date('2006-05-15'))).toBe(38)
    expect(brazilBusinessDaysBetween(date('2006-05-15'), date('2006-03-17'))).toBe(-38)
    expect(brazilBusinessDaysBetween(date('2025-03-03'), date('2025-03-03'))).toBe(0)
  })

  it('counts day by day what it counts by weeks', () => {
    const from = date('2024-02-08')
    let expected = 0
    for (let day = from; day < '2024-06-05'; day = addDays(day, 1)) {
      expect(brazilBusinessDaysBetween(from, day)).toBe(expected)
      if (isBrazilBusinessDay(day)) expected += 1
    }
    expect(brazilBusinessDaysBetween(date('2023-12-28'), date('2024-01-03'))).toBe(3)
  })

  it('reaches from 1980 to 2199', () => {
    expect([isBrazilBusinessDay(date('1980-01-02')), isBrazilBusinessDay(date('2199-12-31'))]).toEqual([true, true])
  })

  it('moves a due date off a holiday', () => {
    expect(nextBrazilBusinessDay(date('2025-03-01'))).toBe('2025-03-05')
    expect(previousBrazilBusinessDay(date('2025-03-04'))).toBe('2025-02-28')
    expect(nextBrazilBusinessDay(date('2025-03-06'))).toBe('2025-03-06')
    expect(previousBrazilBusinessDay(date('2025-03-06'))).toBe('2025-03-06')
  })

  it('refuses years that it does not cover', () => {
    expect(() => isBrazilBusinessDay(date('1950-03-01'))).toThrow(expect.objectContaining({ code: 'CALENDAR_YEAR_UNKNOWN' }))
  })
})
