import type { Terms } from './use-calculation.ts'

const key = 'tenor-apply-terms'

/** The choice survives a reload: an amount and a number of months, nothing of the person. */
export function readKeptTerms(storage: Pick<Storage, 'getItem'>): Terms | undefined {
  const [amountMinor, termMonths] = (storage.getItem(key) ?? '').split(' ').map(Number)
  return amountMinor && termMonths ? { amountMinor, termMonths } : undefined
}

export function keepTerms(storage: Pick<Storage, 'setItem'>, { amountMinor, termMonths }: Terms): void {
  storage.setItem(key, `${amountMinor} ${termMonths}`)
}
