import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { earlierOf } from '#domain/calendar/iso-date.ts'
import { correctBalance } from './correct-balance.ts'
import { settleLastInstalment } from './last-instalment.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan, RowDates } from './repayment-plan.ts'

/** Interest of a row is paid. More than the plan holds cannot be paid into it. */
export function payInterest(plan: RepaymentPlan, dates: RowDates, on: IsoDate, amountMinor: number): void {
  const row = plan.rowBetween(dates)
  const room = plan.dueInterestMinor - plan.paidInterestMinor
  const paid = amountMinor > room ? room : amountMinor
  row?.update({ paidInterestMinor: row.paidInterestMinor + paid })
  plan.refreshBalances()
  settleLastInstalment(plan)
}

/** A row asks for interest beside what is earned from the balance. */
export function addFixedInterest(plan: RepaymentPlan, row: PlanRow, amountMinor: number): void {
  row.update({ fixedInterestMinor: row.fixedInterestMinor + amountMinor })
  settleLastInstalment(plan)
}

/**
 * Principal of a row is paid. Paid early, the balance is smaller from that day on; paid late, from the due date. A row that was paid in
 * full before it began keeps what was paid as its instalment.
 */
export function payPrincipal(plan: RepaymentPlan, dates: RowDates, on: IsoDate, amountMinor: number): void {
  if (amountMinor === 0) return
  const row = plan.rowBetween(dates)
  const isTooMuch = plan.paidPrincipalMinor + amountMinor > plan.duePrincipalMinor + plan.creditedPrincipalMinor
  const paid = isTooMuch ? plan.duePrincipalMinor - plan.paidPrincipalMinor : amountMinor
  row?.update({ paidPrincipalMinor: row.paidPrincipalMinor + paid })
  const countsFrom = earlierOf(dates.due, on)
  correctBalance(plan, countsFrom, -amountMinor)
  if (!plan.adjustsInstalments || row === null) {
    return
  }
  if (plan.openRows.length > 1) closePaidRow(row, on)
  settleLastInstalment(plan)
}

function closePaidRow(row: PlanRow, on: IsoDate): void {
  if (on >= row.from) return
  const isFull = row.paidMinor > row.totalDueMinor || row.paidMinor === row.originalInstalmentMinor + row.creditedMinor
  if (isFull) row.setInstalment(row.paidMinor - row.creditedMinor)
}
