import { AppError } from '#domain/errors.ts'
import { formatAmount, parseAmount } from './amount-text.ts'
import { type Currency, decimalsOf, parseCurrency } from './currency.ts'
import { addMinor, type Minor, parseMinor, subtractMinor } from './minor.ts'

export type Money = { readonly amountMinor: Minor; readonly currency: Currency }

/** From minor units and a currency code; refuses what is neither. */
export function toMoney(amountMinor: number, currency: string): Money {
  return { amountMinor: parseMinor(amountMinor), currency: parseCurrency(currency) }
}

/** From decimal text: `parseMoney('12.30', 'BRL')`. */
export function parseMoney(text: string, currency: string): Money {
  const known = parseCurrency(currency)
  return { amountMinor: parseAmount(text, decimalsOf(known)), currency: known }
}

export function formatMoney(money: Money): string {
  return formatAmount(money.amountMinor, decimalsOf(money.currency))
}

export function addMoney(first: Money, second: Money): Money {
  return { amountMinor: addMinor(first.amountMinor, second.amountMinor), currency: sameCurrency(first, second) }
}

export function subtractMoney(first: Money, second: Money): Money {
  return { amountMinor: subtractMinor(first.amountMinor, second.amountMinor), currency: sameCurrency(first, second) }
}

export function compareMoney(first: Money, second: Money): number {
  sameCurrency(first, second)
  return Math.sign(first.amountMinor - second.amountMinor)
}

function sameCurrency(first: Money, second: Money): Currency {
  if (first.currency !== second.currency)
    throw new AppError('CURRENCY_MISMATCH', { field: 'currency', rule: 'one currency', first: first.currency, second: second.currency })
  return first.currency
}
