import type { LedgerEntry } from '../generated/api.ts'

export type EntrySum = { currency: string; debitMinor: number; creditMinor: number; isBalanced: boolean }

/** Debits and credits of an entry, each currency for itself. The ledger refuses what does not balance; the desk shows that it does. */
export function entrySums({ lines }: Pick<LedgerEntry, 'lines'>): EntrySum[] {
  const byCurrency = Map.groupBy(lines, (line) => (line.debit ?? line.credit)?.currency ?? '')
  return [...byCurrency].map(([currency, ofCurrency]) => {
    const sum = (side: 'debit' | 'credit') => ofCurrency.reduce((total, line) => total + (line[side]?.amountMinor ?? 0), 0)
    const [debitMinor, creditMinor] = [sum('debit'), sum('credit')]
    return { currency, debitMinor, creditMinor, isBalanced: debitMinor === creditMinor }
  })
}
