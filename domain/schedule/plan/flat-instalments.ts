import { divideRounded } from '#domain/money/rounding.ts'
import { digitsAtScale, divide, nineteen } from '#domain/rates/nineteen-digits.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { toInstalmentMultiple } from './solve-instalment.ts'

/**
 * Flat interest: every row earns on what was disbursed, so the instalment is (principal + Σ interest) ÷ n and the last row takes the
 * difference. Rows that were paid more keep it, and what they took too much is taken off the last open rows.
 */
export function solveFlatInstalments(plan: RepaymentPlan, rows: readonly PlanRow[]): void {
  const [first] = rows
  const last = rows.at(-1)
  if (first === undefined) return
  let total = roundedFixedInterest(rows)
  for (const row of rows) {
    // What a row in grace earns is asked for by the one after it.
    total += row.hasInterestGrace ? row.paidInterestMinor : row.calculatedInterestMinor
    row.setInstalment(row.calculatedInterestMinor)
  }
  const { previous } = first
  const repaidBefore = previous === null ? 0 : previous.disbursedBefore(null) - previous.closingBalanceMinor
  total += first.disbursedBefore(first.lastSpan) - repaidBefore
  const level = toInstalmentMultiple(plan, Number(divideRounded(BigInt(total), BigInt(rows.length), 'half_even')))
  let takenTooMuch = 0
  for (const row of rows) {
    const instalment = row === last ? total - level * (rows.length - 1) : level
    const missing = row.paidMinor - (instalment + row.creditedMinor + row.interestAheadMinor)
    const kept = missing > 0 ? row.paidMinor : instalment
    takenTooMuch += Math.max(0, missing)
    row.setInstalment(kept)
    row.originalInstalmentMinor = kept
  }
  takeOffLastRows(rows, takenTooMuch)
  for (const row of rows) row.refreshBalances()
}

function roundedFixedInterest(rows: readonly PlanRow[]): number {
  const total = rows.reduce((sum, row) => sum + row.fixedInterestMinor, 0)
  return Number(digitsAtScale(divide(nineteen(total), nineteen(rows.length)), 0))
}

function takeOffLastRows(rows: readonly PlanRow[], amountMinor: number): void {
  let left = amountMinor
  for (const row of rows.toReversed()) {
    if (left <= 0) return
    if (row.isFullyPaid) continue
    const paidInstalment = row.paidMinor - row.creditedMinor - row.interestAheadMinor
    const instalment = Math.max(row.calculatedInterestMinor, Math.max(0, row.instalmentMinor - left), paidInstalment)
    left -= row.instalmentMinor - instalment
    row.setInstalment(instalment)
  }
}
