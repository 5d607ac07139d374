import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { LoanBook } from './loan-book.ts'
import type { LoanEntries } from './loan-entries.ts'
import { replayFrom, type Standing } from './replay-by-plan.ts'
import { replayInOrder } from './in-order/replay-in-order.ts'

/**
 * Computes a loan from its entries alone: the same entries give the same book, in whatever order they were recorded. The portions of the
 * transactions are set anew. Overdue principal is counted up to `until`. A replay that went before may be gone on from.
 */
export function replay(entries: LoanEntries, until: IsoDate, standing: Standing | null): { book: LoanBook; standing: Standing | null } {
  return entries.terms.engine === 'cumulative' ? { book: replayInOrder(entries), standing: null } : replayFrom(standing, entries, until)
}
