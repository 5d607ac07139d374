import { expect } from 'vitest'
import { showSchedule } from '#domain/loan/show-loan.ts'
import type { Befallen } from './any-loan.ts'

/** All principal that is owed is asked for to the cent, every payment is accounted for, and nothing is negative. */
export function expectConsistent({ account, owedMinor, paidMinor }: Befallen): void {
  const rows = showSchedule(account)
  const sumOf = (amountOf: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + amountOf(row), 0)
  // What a credit of the customer covered of a loan that is paid was never asked for.
  if (account.status === 'active') expect(sumOf(({ principal }) => principal)).toBe(owedMinor)
  expect(sumOf((row) => row.paidMinor) + account.book!.overpaidMinor).toBe(paidMinor)
  expect(sumOf(({ totalMinor }) => totalMinor)).toBe(sumOf((row) => row.paidMinor + row.outstandingMinor))
  for (const { principal, interest, paidMinor: paid, outstandingMinor, balanceMinor } of rows)
    expect(Math.min(principal, interest, paid, outstandingMinor, balanceMinor)).toBeGreaterThanOrEqual(0)
}
