import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { LoanBook } from './loan-book.ts'
import type { LoanEntries } from './loan-entries.ts'
import { replayByPlan } from './replay-by-plan.ts'
import { replayInOrder } from './in-order/replay-in-order.ts'

/**
 * Computes a loan from its entries alone: the same entries give the same book, in whatever order they were recorded. The portions of the
 * transactions are set anew. Overdue principal is counted up to `until`.
 */
export function replay(entries: LoanEntries, until: IsoDate): LoanBook {
  return entries.terms.engine === 'cumulative' ? replayInOrder(entries) : replayByPlan(entries, until)
}
