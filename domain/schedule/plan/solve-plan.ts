import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { solveFlatInstalments } from './flat-instalments.ts'
import { setAllInterestFactors } from './interest-factors.ts'
import { settleLastInstalment } from './last-instalment.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { smoothInstalments } from './smooth-instalments.ts'
import { solveInstalments } from './solve-instalment.ts'

/**
 * Solves the instalments anew from the row due on a day, after something was disbursed (`solve` says how), or after a rate changed or rows
 * were added. What was paid stays paid.
 */
export function solvePlanFrom(plan: RepaymentPlan, due: IsoDate, solve: (rows: readonly PlanRow[]) => void, smooths: boolean): void {
  const rows = plan.rowsDueFrom(due)
  markInterestGrace(plan)
  setAllInterestFactors(plan, rows)
  if (plan.terms.interestMethod === 'flat') {
    solveFlatInstalments(plan, rows)
    applyPrincipalGrace(plan, rows)
    return
  }
  plan.refreshBalances()
  solve(rows)
  applyPrincipalGrace(plan, rows)
  plan.refreshBalances()
  settleLastInstalment(plan, due)
  if (smooths && rows.length > 0) smoothInstalments(plan, rows)
}

/** Instalments over rows by the interest method of the plan. */
export function solveRows(plan: RepaymentPlan, rows: readonly PlanRow[]): void {
  if (plan.terms.interestMethod === 'flat') solveFlatInstalments(plan, rows)
  else solveInstalments(plan, rows)
}

/** The due date from which a change on a day counts: a change on a due date leaves that row as it is and begins with the next. */
export function firstDueAffected(row: PlanRow, on: IsoDate): IsoDate {
  return row.due === on && row.next !== null ? row.next.due : row.due
}

/** Grace on interest payment: the first rows ask for no interest; it is collected in the first paying row. */
function markInterestGrace(plan: RepaymentPlan): void {
  const { graceOnInterestPayment } = plan.terms
  if (graceOnInterestPayment <= 0) return
  for (const [index, row] of plan.rows.entries()) row.update({ hasInterestGrace: index < graceOnInterestPayment })
}

/** Grace on principal: the first of the rows ask for their interest only, and the rest are solved without them. */
function applyPrincipalGrace(plan: RepaymentPlan, rows: readonly PlanRow[]): void {
  const grace = Math.min(plan.terms.graceOnPrincipal, rows.length)
  if (grace <= 0) return
  for (const row of rows.slice(0, grace)) {
    const interestOnly = row.dueInterestMinor
    row.setInstalment(interestOnly)
    row.originalInstalmentMinor = interestOnly
  }
  if (grace === rows.length) return
  plan.refreshBalances()
  solveRows(plan, rows.slice(grace))
}
