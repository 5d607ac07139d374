import { z } from 'zod'
import type { JournalEntry } from '#db/ledger/list-entries.ts'
import { moneyView, toMoney } from '../http/money-view.ts'

const lineView = z.object({
  role: z.string(),
  kind: z.enum(['asset', 'liability', 'income', 'expense', 'memo']),
  /** The contract or case whose account it is; null in the general ledger. */
  holderId: z.string().nullable(),
  debit: moneyView.nullable(),
  credit: moneyView.nullable(),
})

export const ledgerEntryView = z
  .object({
    id: z.string(),
    kind: z.string(),
    effectiveOn: z.iso.date(),
    bookedOn: z.iso.date(),
    recordedAt: z.iso.datetime(),
    reverses: z.string().nullable(),
    reversedBy: z.string().nullable(),
    lines: z.array(lineView),
  })
  .meta({ id: 'LedgerEntry' })

export function toLedgerEntryView(entry: JournalEntry): z.input<typeof ledgerEntryView> {
  return {
    id: entry.id,
    kind: entry.kind,
    effectiveOn: entry.effectiveOn,
    bookedOn: entry.bookedOn,
    recordedAt: entry.recordedAt.toISOString(),
    reverses: entry.reverses,
    reversedBy: entry.reversedBy,
    lines: entry.lines.map((line) => ({
      role: line.role,
      kind: line.kind,
      holderId: line.holderId,
      debit: 'debitMinor' in line ? toMoney(line.debitMinor, line.currency) : null,
      credit: 'creditMinor' in line ? toMoney(line.creditMinor, line.currency) : null,
    })),
  }
}
