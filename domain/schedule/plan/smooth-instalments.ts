import { divideRounded } from '#domain/money/rounding.ts'
import { settleLastInstalment } from './last-instalment.ts'
import { type PlanRow, toAmountMultiple } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { toInstalmentMultiple } from './solve-instalment.ts'

const mostAttempts = 3

/**
 * When the last instalment is off the others by more than half a hundredth of the currency unit per row, the level instalment is moved by the difference over
 * the rows, and kept if the last one is then nearer; three times at most.
 */
export function smoothInstalments(plan: RepaymentPlan, rows: readonly PlanRow[]): void {
  let trial: RepaymentPlan | null = null
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const gap = instalmentGap(rows)
    if (!isWide(gap, rows.length, plan.terms.currencyDecimals)) return
    const instalment = toInstalmentMultiple(plan, toAmountMultiple(adjustedInstalment(gap, rows), plan.terms.amountMultipleMinor))
    if (instalment === gap.instalmentMinor) return
    trial ??= plan.copy()
    const tried = rows.map((row) => trial!.rows[plan.rows.indexOf(row)]!)
    for (const row of tried) {
      if (instalment < row.paidMinor || row.holdsEarlyRepayment) continue
      row.setInstalment(instalment)
      row.originalInstalmentMinor = instalment
    }
    settleLastInstalment(trial)
    if (Math.abs(instalmentGap(trial.rows).differenceMinor) >= Math.abs(gap.differenceMinor)) return
    for (const [index, row] of rows.entries()) {
      const better = tried[index]!
      row.setInstalment(better.instalmentMinor)
      row.originalInstalmentMinor = better.instalmentMinor
    }
    settleLastInstalment(plan)
  }
}

/** Measured in hundredths of the currency unit, whatever its decimals. */
function isWide({ differenceMinor }: Gap, rows: number, currencyDecimals: number): boolean {
  return Math.abs(differenceMinor) * 100 > Math.floor(rows / 2) * 10 ** currencyDecimals
}

type Gap = { readonly instalmentMinor: number; readonly differenceMinor: number }

/** The last two neighbouring rows that are both open, and how far apart their instalments are. */
function instalmentGap(rows: readonly PlanRow[]): Gap {
  for (let index = rows.length - 1; index > 0; index -= 1) {
    const last = rows[index]!
    const before = rows[index - 1]!
    if (!last.isFullyPaid && !before.isFullyPaid)
      return { instalmentMinor: before.instalmentMinor, differenceMinor: last.instalmentMinor - before.instalmentMinor }
  }
  return { instalmentMinor: rows[0]!.instalmentMinor, differenceMinor: 0 }
}

function adjustedInstalment({ instalmentMinor, differenceMinor }: Gap, rows: readonly PlanRow[]): number {
  const fixed = rows.filter((row) => instalmentMinor < row.paidMinor).length
  const movable = Math.max(1, rows.length - fixed)
  return instalmentMinor + Number(divideRounded(BigInt(differenceMinor), BigInt(movable), 'half_even'))
}
