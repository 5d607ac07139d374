import { earlierOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { noteCorrection } from './change-balance.ts'
import { correctOverdueBalance } from './correct-balance.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

/** Until when overdue principal earns within the row of the day: up to the day, or to the due date of that row. */
export type OverdueRest = 'till_day' | 'till_due_date'

/**
 * With recalculation, principal that was not paid when due goes on earning interest: row by row it is added to the balance, up to a day.
 * Says whether anything changed.
 */
export function countOverdue(plan: RepaymentPlan, upTo: IsoDate, rest: OverdueRest): boolean {
  const until = earlierOf(upTo, plan.maturesOn)
  if (plan.overdueCountedUntil !== null && until <= plan.overdueCountedUntil) return false
  const overdueRows = plan.rows.filter((row) => !row.holdsEarlyRepayment && until > row.due)
  if (overdueRows.length === 0) return false
  let overdueMinor = 0
  let totalMinor = 0
  for (const row of overdueRows) {
    if (overdueMinor !== 0) addOverdue(plan, row, overdueMinor)
    overdueMinor = row.outstandingPrincipalMinor
    totalMinor += overdueMinor
  }
  const current = plan.rowOn(until)!
  addOverdue(plan, current, overdueMinor)
  const stop = rest === 'till_due_date' ? current.due : until
  correctOverdueBalance(plan, stop, -totalMinor)
  plan.overdueCountedUntil = stop
  return true
}

/** Overdue principal that was counted up to the end of a row stops on a day inside it. */
export function countOverdueNoLongerThan(plan: RepaymentPlan, day: IsoDate): void {
  const { overdueCountedUntil: counted, overdueCorrections } = plan
  if (counted === null || counted <= day) return
  const stop = overdueCorrections.findLast(({ on }) => on === counted)!
  noteCorrection(plan, counted, -stop.amountMinor)
  noteCorrection(plan, day, stop.amountMinor)
  plan.overdueCountedUntil = day
}

function addOverdue(plan: RepaymentPlan, row: PlanRow, overdueMinor: number): void {
  const { overdueCountedUntil: counted } = plan
  correctOverdueBalance(plan, counted === null || row.from > counted ? row.from : counted, overdueMinor)
}
