import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { countOverdue } from '#domain/schedule/plan/count-overdue.ts'
import type { RepaymentPlan } from '#domain/schedule/plan/repayment-plan.ts'
import { countsOnDueDate } from './allocate.ts'
import { isRecalculating, type PlannedBook } from './loan-book.ts'

/** The plan as it will stand on a day when nothing else happens: with recalculation, overdue principal earns up to it. */
export function planOn(book: PlannedBook, on: IsoDate): RepaymentPlan {
  const { plan, terms } = book
  if (!isRecalculating(book) || terms.recalculation?.stopsOnPastDue === true) return plan
  const copy = plan.copy()
  countOverdue(copy, on, countsOnDueDate(terms) ? 'till_due_date' : 'till_day')
  return copy
}
