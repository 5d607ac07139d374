import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { notePaid } from '#domain/schedule/plan/note-paid.ts'
import { copyPlanToInstalments, isRecalculating, type PlannedBook } from './loan-book.ts'

/**
 * Where interest is not recalculated the plan earns by the schedule, whatever is paid and when, and hears of payments only before what is
 * outstanding is arranged anew.
 */
export function tellPlanOfPayments(book: PlannedBook, on: IsoDate): void {
  if (isRecalculating(book)) return
  copyPlanToInstalments(book, ({ paid }, row) => notePaid(book.plan, row, { ...paid, on }))
  book.plan.refreshBalances()
}
