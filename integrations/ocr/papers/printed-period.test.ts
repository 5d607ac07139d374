import { describe, expect, it } from 'vitest'
import { parsePrintedMonth, parseRowDate } from './printed-period.ts'

describe('the month of a paper', () => {
  it.each([
    ['05/2026', 'pt', '2026-05'],
    ['MARÇO/2026', 'pt', '2026-03'],
    ['Março de 2026', 'pt', '2026-03'],
    ['MAY 2026', 'en', '2026-05'],
    ['Feb 1 - Feb 28, 2026', 'en', '2026-02'],
    ['01/02/2026 a 28/02/2026', 'pt', '2026-02'],
    ['02/01/2026 - 02/28/2026', 'en', '2026-02'],
    ['01/05/2026', 'pt', '2026-05'],
    ['01/05/2026', 'en', '2026-01'],
  ] as const)('%s, %s, is %s', (text, language, expected) => {
    expect(parsePrintedMonth(text, language)).toBe(expected)
  })

  it.each(['13/2026', 'JAN - FEV 2026', '20/01/2026 a 19/02/2026', 'MARCELO 2026', 'Maio'])('is not told by %s', (text) => {
    expect(parsePrintedMonth(text, 'pt')).toBeUndefined()
  })
})

describe('the date of a row', () => {
  it.each([
    ['05/03/2026 PIX', '2026-03', 'pt', '2026-03-05'],
    ['03/05/2026 RENT', '2026-03', 'en', '2026-03-05'],
    ['05/03 PIX', '2026-03', 'pt', '2026-03-05'],
    ['05/03/26 PIX', '2026-03', 'pt', '2026-03-05'],
    // A statement of London prints the day first: its month tells.
    ['05/03/2026 RENT', '2026-03', 'en', '2026-03-05'],
    ['02/04/2026 PIX', '2026-03', 'pt', '2026-04-02'],
    ['06/15/2026', undefined, 'en', '2026-06-15'],
  ] as const)('%s in %s, %s, is %s', (text, month, language, expected) => {
    expect(parseRowDate(text, { month, language })).toBe(expected)
  })

  it.each([
    ['06/05/2026', undefined, 'en'],
    ['05/03', undefined, 'pt'],
    ['31/02/2026', '2026-02', 'pt'],
    ['12.345,00', '2026-02', 'pt'],
  ] as const)('is not told by %s in %s, %s', (text, month, language) => {
    expect(parseRowDate(text, { month, language })).toBeUndefined()
  })
})
