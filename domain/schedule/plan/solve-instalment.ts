import { roundToMultiple } from '#domain/money/rounding.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { add, addExactly, digitsAtScale, divide, multiply, nineteen, one } from '#domain/rates/nineteen-digits.ts'
import { factorDecimals } from './interest-span.ts'
import { type PlanRow, toAmountMultiple } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'

/**
 * The level instalment over some rows: balance × Π(1 + r) ÷ Fₙ, where F₁ = 1 and Fₖ = 1 + Fₖ₋₁ × (1 + rₖ), rounded half-even, and the equal
 * share of interest that was fixed. Rows that were already paid more keep what they have.
 */
export function solveInstalments(plan: RepaymentPlan, rows: readonly PlanRow[]): void {
  const [first] = rows
  if (first === undefined) return
  const level = toAmountMultiple(levelInstalment(first.balanceToAmortizeMinor, rows), plan.terms.amountMultipleMinor)
  const instalment = toInstalmentMultiple(plan, withFixedInterest(level, rows))
  for (const row of rows) {
    if (instalment < row.paidMinor) continue
    row.setInstalment(instalment)
    row.originalInstalmentMinor = instalment
  }
}

/** Rounds to the multiple that instalments are asked in, unless that would leave nothing of them. */
export function toInstalmentMultiple(plan: RepaymentPlan, amountMinor: number): number {
  const multiple = plan.terms.instalmentMultipleMinor
  if (multiple === null) return amountMinor
  const rounded = roundToMultiple(parseMinor(amountMinor), multiple, 'half_even')
  return rounded === 0 && amountMinor > 0 ? amountMinor : rounded
}

/** The share is added before it is rounded. */
function withFixedInterest(levelMinor: number, rows: readonly PlanRow[]): number {
  const total = rows.reduce((sum, row) => sum + row.fixedInterestMinor, 0)
  if (total === 0) return levelMinor
  return Number(digitsAtScale(addExactly(nineteen(levelMinor), divide(nineteen(total), nineteen(rows.length))), 0))
}

/**
 * Computed in doubles first, then with 30 decimals where doubles cannot tell how to round; the roundings of the 19-digit chain can only matter
 * when the result lies next to half a cent even then, and then the chain itself is followed.
 */
function levelInstalment(balanceMinor: number, rows: readonly PlanRow[]): number {
  return quickInstalment(balanceMinor, rows) ?? exactInstalment(balanceMinor, rows.map(growthOf))
}

/** Null next to half a cent: each row adds at most eight roundings of a double, each half of the epsilon, to the error. */
function quickInstalment(balanceMinor: number, rows: readonly PlanRow[]): number | null {
  let product = 1
  let annuity = 0
  for (const row of rows) {
    let growth = 1
    if (!row.hasInterestGrace) for (const span of row.spans) growth += span.quickFactor
    product *= growth
    annuity = annuity * growth + 1
  }
  const instalment = (balanceMinor * product) / annuity
  const whole = Math.floor(instalment)
  const beyond = instalment - whole
  const error = instalment * (6 * rows.length + 10) * Number.EPSILON
  // Not smaller includes what is no number, where rates and rows are beyond doubles.
  if (!(error < Math.abs(beyond - 0.5))) return null
  return beyond > 0.5 ? whole + 1 : whole
}

const wholeFactor = 10n ** BigInt(factorDecimals)

/** 1 + r in units of 10^-19; a row whose interest payment is deferred does not grow. */
function growthOf(row: PlanRow): bigint {
  let growth = wholeFactor
  if (!row.hasInterestGrace) for (const span of row.spans) growth += span.factor
  return growth
}

const guardDecimals = 30n
const guard = 10n ** guardDecimals

function exactInstalment(balanceMinor: number, growths: readonly bigint[]): number {
  let product = guard
  let annuity = 0n
  for (const growth of growths) {
    product = (product * growth) / wholeFactor
    annuity = guard + (annuity * growth) / wholeFactor
  }
  const numerator = BigInt(balanceMinor) * product
  const whole = numerator / annuity
  const fromHalf = 2n * (numerator - whole * annuity) - annuity
  const distance = fromHalf < 0n ? -fromHalf : fromHalf
  // The chain rounds twice a row, each time by at most 10^-18 of the value.
  const bound = (whole + 1n) * BigInt(4 * growths.length + 8) * annuity
  if (distance * 1_000_000_000_000_000_000n <= bound) return levelInstalmentInNineteenDigits(balanceMinor, growths)
  return Number(fromHalf > 0n ? whole + 1n : whole)
}

function levelInstalmentInNineteenDigits(balanceMinor: number, growths: readonly bigint[]): number {
  let product = one
  let annuity = one
  for (const [index, growth] of growths.entries()) {
    const step = nineteen(growth, factorDecimals)
    product = multiply(product, step)
    if (index > 0) annuity = add(one, multiply(annuity, step))
  }
  return Number(digitsAtScale(divide(multiply(product, nineteen(balanceMinor)), annuity), 0))
}
