import { describe, expect, it } from 'vitest'
import { parsePrintedDate } from './printed-date.ts'

describe('a date as documents print it', () => {
  it.each([
    ['17/04/1990', '1990-04-17'],
    ['1/2/2003', '2003-02-01'],
    ['17.04.1990', '1990-04-17'],
    ['17-04-1990', '1990-04-17'],
    ['17 / 04 / 1990', '1990-04-17'],
    ['17 ABR/APR 1990', '1990-04-17'],
    ['09 AGOIAUG 2031', '2031-08-09'],
    ['30 DEZ 1984', '1984-12-30'],
    ['17/ABR/1990', '1990-04-17'],
    ['17-abr-1990', '1990-04-17'],
    ['8 DE MARÇO DE 2001', '2001-03-08'],
    ['Nascimento 17/04/1990', '1990-04-17'],
  ])('%s is %s', (text, expected) => {
    expect(parsePrintedDate(text)).toBe(expected)
  })

  it.each(['31/02/1990', '04/17/1990', '17/04/90', '17041990', '217/04/1990', '17/04/19900', '17 ABX 1990', '', 'BRA'])(
    '%j is none, and is not made one',
    (text) => {
      expect(parsePrintedDate(text)).toBeUndefined()
    },
  )
})
