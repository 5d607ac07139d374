import { divideRounded } from '#domain/money/rounding.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { toInstalmentMultiple } from './solve-instalment.ts'

/**
 * Flat interest: every row earns on what was disbursed, so the instalment is (principal + Σ interest) ÷ n and the last row takes the
 * difference. A row that is paid keeps what was paid, and one that was paid more or earned more asks for that; the others share what is left.
 */
export function solveFlatInstalments(plan: RepaymentPlan, rows: readonly PlanRow[]): void {
  const [first] = rows
  if (first === undefined) return
  const isClosed = rows.map((row) => row.paidMinor > 0 && row.isFullyPaid)
  const totalMinor = principalFrom(plan, first) + interestOf(rows) - askedBesides(rows)
  const least = rows.map(leastInstalment)
  const open = rows.flatMap((_, index) => (isClosed[index] === true ? [] : [index]))
  const instalments = sharedEvenly(plan, totalMinor, least, open)
  for (const [index, row] of rows.entries()) {
    row.setInstalment(instalments[index]!)
    row.originalInstalmentMinor = row.instalmentMinor
  }
  for (const row of rows) row.refreshBalances()
}

/** Principal that the rows before leave. */
function principalFrom(plan: RepaymentPlan, first: PlanRow): number {
  let principal = plan.duePrincipalMinor
  for (let row = first.previous; row !== null; row = row.previous) principal -= row.duePrincipalMinor
  return principal
}

/** What a row cannot hold, as it was paid already or is in grace, is asked for by the one after it. */
function interestOf(rows: readonly PlanRow[]): number {
  for (const row of rows) row.setInstalment(row.calculatedInterestMinor)
  return rows.reduce((sum, row) => sum + row.dueInterestMinor, rows.at(-1)!.unrecognizedInterestMinor)
}

/** Credits, and interest that is collected ahead, come on top of an instalment. */
function askedBesides(rows: readonly PlanRow[]): number {
  return rows.reduce((sum, row) => sum + row.creditedMinor + row.interestAheadMinor, 0)
}

function leastInstalment(row: PlanRow): number {
  return row.instalmentFor(Math.max(row.paidMinor, row.dueInterestMinor))
}

/** Equal shares of what the others leave, for as many as need no more than that. */
function sharedEvenly(plan: RepaymentPlan, totalMinor: number, least: readonly number[], sharing: readonly number[]): number[] {
  const last = sharing.at(-1)
  if (last === undefined) return [...least]
  const left = least.reduce((sum, amount, index) => (sharing.includes(index) ? sum : sum - amount), totalMinor)
  const level = toInstalmentMultiple(plan, Number(divideRounded(BigInt(left), BigInt(sharing.length), 'half_even')))
  const shareOf = (index: number): number => (index === last ? left - level * (sharing.length - 1) : level)
  const content = sharing.filter((index) => shareOf(index) >= least[index]!)
  if (content.length < sharing.length) return sharedEvenly(plan, totalMinor, least, content)
  return least.map((amount, index) => (sharing.includes(index) ? shareOf(index) : amount))
}
