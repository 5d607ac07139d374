import { AppError } from '#domain/errors.ts'
import { findRoot, findRoots, onlyOne } from '#domain/rates/solve-rate.ts'

/** An amount at whole unit-periods and a fraction of one after the first advance. */
export type UnitPeriodFlow = { readonly amount: number; readonly periods: number; readonly fraction: number }

export type AprRequest = {
  readonly advances: readonly UnitPeriodFlow[]
  readonly payments: readonly UnitPeriodFlow[]
  readonly unitPeriodsPerYear: number
}

/**
 * Annual percentage rate by the actuarial method, in percent (12 CFR 1026, Appendix J): the rate i of one unit-period with
 * Σ A / ((1 + e·i)(1 + i)^q) = Σ P / ((1 + f·i)(1 + i)^t), times the unit-periods in a year. The fraction left over carries simple interest.
 * Example: 5,000 repaid by 24 monthly payments of 230 is 9.69.
 */
export function solveActuarialApr({ advances, payments, unitPeriodsPerYear }: AprRequest): number {
  const flows = [...advances, ...payments.map((payment) => ({ ...payment, amount: -payment.amount }))]
  const changes = countSignChanges(flows)
  if (changes === 0) throw new AppError('RATE_NOT_FOUND', { field: 'payments', rule: 'advances and payments above zero' })
  // Solved on δ = ln(1 + i), which reaches rates of any size in few steps.
  const presentValue = (logRate: number) => {
    const rate = Math.expm1(logRate)
    return flows.reduce((sum, { amount, periods, fraction }) => sum + amount / ((1 + fraction * rate) * Math.exp(logRate * periods)), 0)
  }
  const toPercent = (logRate: number) => Math.expm1(logRate) * unitPeriodsPerYear * 100
  if (changes === 1) return toPercent(findRoot(presentValue, ...bracket(presentValue)))
  return toPercent(onlyOne(findRoots(presentValue, -2, 10, 2400), (root) => Math.expm1(root) * unitPeriodsPerYear))
}

/**
 * Advances all before payments leave one rate. The search widens upwards first; downwards it stops where (1 + f·i) would reach zero.
 */
function bracket(valueAt: (x: number) => number): [from: number, to: number] {
  const atZero = valueAt(0)
  for (let reach = 0.01; reach < 700; reach *= 2) {
    if (valueAt(reach) * atZero <= 0) return [0, reach]
    if (valueAt(-reach) * atZero <= 0) return [0, -reach]
  }
  throw new AppError('RATE_NOT_FOUND', { field: 'payments', rule: 'a rate that arithmetic can hold' })
}

function countSignChanges(flows: readonly UnitPeriodFlow[]): number {
  const ordered = flows
    .filter((flow) => flow.amount !== 0)
    .toSorted((a, b) => a.periods + a.fraction - (b.periods + b.fraction) || b.amount - a.amount)
  return ordered.filter((flow, index) => index > 0 && Math.sign(flow.amount) !== Math.sign(ordered[index - 1]!.amount)).length
}
