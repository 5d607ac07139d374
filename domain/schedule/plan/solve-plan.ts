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
    settleLastInstalment(plan)
    return
  }
  plan.refreshBalances()
  solve(rows)
  const repaying = applyPrincipalGrace(plan, rows)
  settleLastInstalment(plan)
  if (smooths) smoothInstalments(plan, repaying)
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

/** Grace on interest payment: the first rows ask for no interest; it is collected in the first paying row, at the latest in the last. */
function markInterestGrace(plan: RepaymentPlan): void {
  if (plan.terms.graceOnInterestPayment === 0) return
  const grace = rowsInGrace(plan, plan.terms.graceOnInterestPayment)
  for (const [index, row] of plan.rows.entries()) row.update({ hasInterestGrace: index < grace })
}

/**
 * Grace on principal: the first rows of the plan ask for their interest only, and the rest are solved without them. Says which of the rows
 * repay; the last one does in any case.
 */
function applyPrincipalGrace(plan: RepaymentPlan, rows: readonly PlanRow[]): readonly PlanRow[] {
  const past = plan.rows.length - rows.length
  const grace = rowsInGrace(plan, plan.terms.graceOnPrincipal) - past
  if (grace <= 0) return rows
  for (const row of rows.slice(0, grace)) {
    const interestOnly = row.dueInterestMinor
    row.setInstalment(interestOnly)
    row.originalInstalmentMinor = interestOnly
  }
  plan.refreshBalances()
  const repaying = rows.slice(grace)
  solveRows(plan, repaying)
  return repaying
}

function rowsInGrace(plan: RepaymentPlan, grace: number): number {
  return Math.min(grace, plan.rows.length - 1)
}
