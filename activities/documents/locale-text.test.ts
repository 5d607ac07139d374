import { describe, expect, it } from 'vitest'
import { bindReferences, longDate, moneyText, percentText, shortDate } from './locale-text.ts'

const space = '\u00A0'

describe('amounts, rates and dates in a document', () => {
  it.each([
    [123_456_789, 'BRL', 'pt-BR', `R$${space}1.234.567,89`],
    [123_456_789, 'BRL', 'en', `R$${space}1,234,567.89`],
    [5, 'BRL', 'pt-BR', `R$${space}0,05`],
    [100_000, 'JPY', 'en', `JPY${space}100,000`],
    [-123_456, 'EUR', 'pt-BR', `€${space}-1.234,56`],
  ] as const)('writes %i minor units of %s in %s as %s', (amountMinor, currency, locale, text) => {
    expect(moneyText(amountMinor, currency, locale)).toBe(text)
  })

  it('writes rates with the decimals that they came with', () => {
    expect([percentText('2.45', 'pt-BR'), percentText('59.20', 'en'), percentText('1', 'pt-BR')]).toEqual(['2,45%', '59.20%', '1%'])
  })

  it('writes dates as each language does, the first of a month as an ordinal in Portuguese', () => {
    expect(shortDate('2026-03-01', 'pt-BR')).toBe('01/03/2026')
    expect(shortDate('2026-03-01', 'en')).toBe(`01${space}Mar${space}2026`)
    expect(longDate('2026-03-01', 'pt-BR')).toBe(`1º${space}de março de 2026`)
    expect(longDate('2026-11-21', 'pt-BR')).toBe(`21${space}de novembro de 2026`)
    expect(longDate('2026-11-21', 'en')).toBe(`21${space}November 2026`)
  })

  it('keeps a reference to the law on one line', () => {
    expect(bindReferences('(CDC, art. 52, § 2º)')).toBe(`(CDC, art.${space}52,${space}§${space}2º)`)
  })
})
