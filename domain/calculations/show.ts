import { Decimal } from '#domain/rates/decimal.ts'

/** An amount to the cent, half up: how disclosures print what was computed unrounded. */
export function showCents(value: Decimal): string {
  return showDecimals(value, 2)
}

export function showDecimals(value: Decimal | number, decimals: number): string {
  const text = new Decimal(value).toFixed(decimals, Decimal.ROUND_HALF_UP)
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text
}

/** Without trailing zeros: `17.5`, `90`. */
export function showPlain(value: Decimal | number): string {
  return new Decimal(value).toFixed()
}
