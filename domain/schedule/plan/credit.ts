import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { changeBalance } from './change-balance.ts'
import { setInterestFactors } from './interest-factors.ts'
import { settleLastInstalment } from './last-instalment.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

export type Credit = { readonly principalMinor: number; readonly interestMinor: number }

/** What a chargeback or the refund of a credit balance puts back onto the loan, in the row of its day. */
export function addCredit(plan: RepaymentPlan, on: IsoDate, credit: Credit): void {
  const row = changeBalance(plan, on, { correctionMinor: credit.principalMinor })
  if (row === null) return
  noteCredit(plan, on, credit)
  setInterestFactors(plan, row)
  settleLastInstalment(plan)
}

/** A credit is noted on the span that begins on its day; the change of balance left one there. */
function noteCredit(plan: RepaymentPlan, on: IsoDate, { principalMinor, interestMinor }: Credit): void {
  const row = plan.rows.find(({ due }) => on < due) ?? plan.lastRow
  const span = row.spans.findLast(({ from }) => from === on)!
  span.creditedPrincipalMinor += principalMinor
  span.creditedInterestMinor += interestMinor
  row.changed()
}
