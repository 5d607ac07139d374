import { changeBalance } from './change-balance.ts'
import { addCredit } from './credit.ts'
import { settleLastInstalment } from './last-instalment.ts'
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
  // Together: paid before it was lent, it would leave a balance below nothing.
  changeBalance(plan, row.due, { disbursedMinor: added.lentMinor, correctionMinor: -added.paidPrincipalMinor })
  addCredit(plan, row.due, { principalMinor: added.creditedPrincipalMinor, interestMinor: added.creditedInterestMinor })
  row.update({
    paidPrincipalMinor: row.paidPrincipalMinor + added.paidPrincipalMinor,
    paidInterestMinor: row.paidInterestMinor + added.paidInterestMinor,
  })
  settleLastInstalment(plan)
}
