import { earlierOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { noteCorrection } from './change-balance.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

export type PaidInRow = { readonly principal: number; readonly interest: number; readonly on: IsoDate }

/** Notes all that was paid in a row until a day. It takes effect where the row ends, or on the day; no instalment changes. */
export function notePaid(plan: RepaymentPlan, row: PlanRow, { principal, interest, on }: PaidInRow): void {
  const addedMinor = principal - row.paidPrincipalMinor
  row.update({ paidPrincipalMinor: principal, paidInterestMinor: interest })
  if (addedMinor !== 0) noteCorrection(plan, earlierOf(row.due, on), -addedMinor)
}
