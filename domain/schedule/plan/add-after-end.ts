import { changeBalance } from './change-balance.ts'
import { addCredit } from './credit.ts'
import { settleLastInstalment } from './last-instalment.ts'
import { notePaid } from './note-paid.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

export type AddedAfterEnd = {
  readonly lentMinor: number
  readonly creditedPrincipalMinor: number
  readonly creditedInterestMinor: number
  readonly paidPrincipalMinor: number
  readonly paidInterestMinor: number
}

/** What was lent or put back after the last due date of a plan, and paid of it, as if it had been on that day: the last row asks for it. */
export function addAfterEnd(plan: RepaymentPlan, added: AddedAfterEnd): void {
  const row = plan.lastRow
  changeBalance(plan, row.due, { disbursedMinor: added.lentMinor })
  addCredit(plan, row.due, { principalMinor: added.creditedPrincipalMinor, interestMinor: added.creditedInterestMinor })
  notePaid(plan, row, {
    principal: row.paidPrincipalMinor + added.paidPrincipalMinor,
    interest: row.paidInterestMinor + added.paidInterestMinor,
    on: row.due,
  })
  settleLastInstalment(plan)
}
