import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { changeBalance } from './change-balance.ts'
import { addTranche, extendForTranche, planOfTranche } from './full-term-tranche.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { firstDueAffected, solvePlanFrom, solveRows } from './solve-plan.ts'

/**
 * Adds a disbursement: the instalments are solved again on the outstanding balance from the row that contains it; on a due date, from the
 * next row. When rows were paid already they are solved as if nothing had been, and take over the result.
 */
export function disburse(plan: RepaymentPlan, on: IsoDate, amountMinor: number): void {
  const hasOwnTerm = plan.terms.givesTranchesFullTerm && !plan.isTrial && amountMinor > 0
  addPrincipal(plan, effectiveDay(plan, on), amountMinor, hasOwnTerm)
}

/** Adds income that is put onto the loan: as a disbursement on its day, but with no term of its own. */
export function capitalize(plan: RepaymentPlan, on: IsoDate, amountMinor: number): void {
  addPrincipal(plan, on, amountMinor, false)
}

function addPrincipal(plan: RepaymentPlan, on: IsoDate, amountMinor: number, hasOwnTerm: boolean): void {
  const isFirst = plan.isEmpty || plan.isTrial
  // Before the amount is noted, so that the rows of the tranche earn on it too.
  if (hasOwnTerm) extendForTranche(plan, on)
  for (const row of plan.rows) if (on <= row.from) row.update({ disbursedBeforeMinor: row.disbursedBeforeMinor + amountMinor })
  const row = changeBalance(plan, on, { disbursedMinor: amountMinor })
  if (row === null) return
  const due = firstDueAffected(row, on)
  if (hasOwnTerm) {
    const tranche = planOfTranche(plan, due)
    addPrincipal(tranche, on, amountMinor, false)
    return addTranche(plan, tranche, due)
  }
  solvePlanFrom(plan, due, (rows) => (isFirst ? solveRows(plan, rows) : adoptTrial(plan, on, due)), isFirst)
}

/** Interest by the row counts a disbursement from the start of its row, unless parts of a row may earn. */
function effectiveDay(plan: RepaymentPlan, on: IsoDate): IsoDate {
  const { interestPeriod, allowPartialPeriodInterest } = plan.terms
  if (interestPeriod !== 'same_as_repayment_period' || allowPartialPeriodInterest) return on
  return plan.rows.find((row) => row.due > on)?.from ?? on
}

function adoptTrial(plan: RepaymentPlan, on: IsoDate, due: IsoDate): void {
  const trial = plan.trial()
  addPrincipal(trial, on, 0, false)
  for (const [index, row] of plan.rows.entries()) {
    if (row.due < due) continue
    const tried = trial.rows[index]!
    row.setInstalment(tried.instalmentMinor)
    row.originalInstalmentMinor = tried.originalInstalmentMinor
  }
}
