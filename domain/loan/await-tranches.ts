import type { Tranche } from './loan-terms.ts'

/**
 * The tranches that are still awaited after an amount was paid out: it is one of those expected first, the one of exactly that amount if there
 * is one. Example: with 200.00 and 700.00 expected on one day, 700.00 leaves 200.00 awaited.
 */
export function awaitedAfter(awaited: readonly Tranche[], amountMinor: number): Tranche[] {
  const earliest = awaited.reduce<string | null>((day, { on }) => (day === null || on < day ? on : day), null)
  const next = awaited.filter(({ on }) => on === earliest)
  const paid = next.find((tranche) => tranche.amountMinor === amountMinor) ?? next[0]
  return awaited.filter((tranche) => tranche !== paid)
}
