import { describe, expect, it } from 'vitest'
import type { LedgerEntry } from '../generated/api.ts'
import { entrySums } from './entry-sums.ts'

type Line = LedgerEntry['lines'][number]
const line = (side: 'debit' | 'credit', amountMinor: number, currency = 'BRL'): Line => ({
  role: 'loans_receivable',
  kind: 'asset',
  holderId: null,
  debit: side === 'debit' ? { amountMinor, currency } : null,
  credit: side === 'credit' ? { amountMinor, currency } : null,
})

describe('the sums of a journal entry', () => {
  it('show that it balances', () => {
    const lines = [line('debit', 500_000), line('credit', 480_000), line('credit', 20_000)]
    expect(entrySums({ lines })).toEqual([{ currency: 'BRL', debitMinor: 500_000, creditMinor: 500_000, isBalanced: true }])
  })

  it('show when it does not', () => {
    expect(entrySums({ lines: [line('debit', 2), line('credit', 1)] })[0]?.isBalanced).toBe(false)
  })

  it('keep currencies apart', () => {
    const sums = entrySums({ lines: [line('debit', 2), line('credit', 2, 'USD')] })
    expect(sums.map((sum) => [sum.currency, sum.isBalanced])).toEqual([
      ['BRL', false],
      ['USD', false],
    ])
  })
})
