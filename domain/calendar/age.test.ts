import { describe, expect, it } from 'vitest'
import { ageOn } from './age.ts'
import { parseIsoDate } from './iso-date.ts'

describe('the age of a person', () => {
  it.each([
    ['the day before a birthday', '2008-11-24', '2026-11-23', 17],
    ['the birthday', '2008-11-23', '2026-11-23', 18],
    ['born on 29 February, on 28 February of a common year', '2008-02-29', '2026-02-28', 17],
    ['born on 29 February, on 1 March of a common year', '2008-02-29', '2026-03-01', 18],
    ['born on 29 February, in a leap year', '2008-02-29', '2028-02-29', 20],
    ['the day of birth', '2026-11-23', '2026-11-23', 0],
  ])('counts completed years: %s', (_name, birthDate, date, age) => {
    expect(ageOn(parseIsoDate(birthDate), parseIsoDate(date))).toBe(age)
  })
})
