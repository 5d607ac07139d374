import { describe, expect, it } from 'vitest'
import { amountText, moneyText, parseAmount, sumOf } from './money.ts'

describe('an amount', () => {
  const amounts: [minor: number, currency: string, money: string, amount: string][] = [
    [123_450, 'BRL', 'R$1,234.50', '1,234.50'],
    [5, 'BRL', 'R$0.05', '0.05'],
    [-7_001, 'BRL', '-R$70.01', '-70.01'],
    [900_719_925_474_099, 'BRL', 'R$9,007,199,254,740.99', '9,007,199,254,740.99'],
    [1234, 'JPY', '¥1,234', '1,234'],
    [1234, 'KWD', 'KWD 1.234', '1.234'],
  ]
  it.each(amounts)('of %d %s is written one way', (amountMinor, currency, money, amount) => {
    expect(moneyText({ amountMinor, currency }).replaceAll('\u00a0', ' ')).toBe(money)
    expect(amountText({ amountMinor, currency })).toBe(amount)
  })

  const typed: [text: string, minor: number | undefined][] = [
    ['12000', 1_200_000],
    ['12,000', 1_200_000],
    ['12.000', 1_200_000],
    ['12,000.50', 1_200_050],
    ['12.000,50', 1_200_050],
    ['R$ 12 000,5', 1_200_050],
    ['1.5', 150],
    ['1.505', 150_500],
    ['1,23,456', undefined],
    ['12.3456', undefined],
    ['', undefined],
    ['twelve', undefined],
    ['99999999999999999', undefined],
  ]
  it.each(typed)('typed as %s is %s', (text, minor) => {
    expect(parseAmount(text, 'BRL')).toBe(minor)
  })

  it('is summed within one currency only', () => {
    expect(
      sumOf([
        { amountMinor: 1, currency: 'BRL' },
        { amountMinor: 2, currency: 'BRL' },
      ]),
    ).toEqual({ amountMinor: 3, currency: 'BRL' })
    expect(
      sumOf([
        { amountMinor: 1, currency: 'BRL' },
        { amountMinor: 2, currency: 'USD' },
      ]),
    ).toBeUndefined()
    expect(sumOf([])).toBeUndefined()
  })
})
