import type { Money } from '../generated/api.ts'

/** The one way in which the desk writes an amount: R$1,234.50. */
export function moneyText({ amountMinor, currency }: Money): string {
  return formatterOf(currency).format(toUnits(amountMinor, currency))
}

/** The amount without its currency, for columns that name it once. */
export function amountText({ amountMinor, currency }: Money): string {
  const decimals = decimalsOf(currency)
  return new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    toUnits(amountMinor, currency),
  )
}

/** Minor units from what a person typed: "1,234.5" and "1234,50" are both 123450. Undefined where it is no amount. */
export function parseAmount(text: string, currency: string): number | undefined {
  const decimals = decimalsOf(currency)
  const compact = text.replaceAll(/[\s'’]/g, '').replace(/^[^\d]*/, '')
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d+))?$/.exec(compact)
  if (!match) return undefined
  const [, whole = '', fraction = ''] = match
  if (fraction.length > decimals) return undefined
  const minor = Number(whole.replaceAll(/[.,]/g, '') + fraction.padEnd(decimals, '0'))
  return Number.isSafeInteger(minor) ? minor : undefined
}

/** The sum of amounts of one currency; undefined where there are none, or several currencies. */
export function sumOf(amounts: readonly Money[]): Money | undefined {
  const [first] = amounts
  if (!first || amounts.some((amount) => amount.currency !== first.currency)) return undefined
  return { amountMinor: amounts.reduce((sum, amount) => sum + amount.amountMinor, 0), currency: first.currency }
}

function formatterOf(currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
}

function decimalsOf(currency: string): number {
  return formatterOf(currency).resolvedOptions().maximumFractionDigits ?? 2
}

/** Exact: an integer divided by a power of ten is only handed to the formatter, which rounds to the decimals that it came from. */
function toUnits(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** decimalsOf(currency)
}
