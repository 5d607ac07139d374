import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { earlierOf } from '#domain/calendar/iso-date.ts'
import { correctBalance } from './correct-balance.ts'
import { settleLastInstalment } from './last-instalment.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan, RowDates } from './repayment-plan.ts'

/** Interest of a row is paid. */
export function payInterest(plan: RepaymentPlan, dates: RowDates, amountMinor: number): void {
  const row = plan.rowBetween(dates)!
  row.update({ paidInterestMinor: row.paidInterestMinor + amountMinor })
  settleLastInstalment(plan)
}

/** A row asks for interest beside what is earned from the balance. */
export function addFixedInterest(plan: RepaymentPlan, row: PlanRow, amountMinor: number): void {
  row.update({ fixedInterestMinor: row.fixedInterestMinor + amountMinor })
  settleLastInstalment(plan)
}

/** Principal of a row is paid. Paid early, the balance is smaller from that day on; paid late, from the due date. */
export function payPrincipal(plan: RepaymentPlan, dates: RowDates, on: IsoDate, amountMinor: number): void {
  if (amountMinor === 0) return
  const row = plan.rowBetween(dates)!
  row.update({ paidPrincipalMinor: row.paidPrincipalMinor + amountMinor })
  correctBalance(plan, earlierOf(dates.due, on), -amountMinor)
}
