import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import { tenDayPlan } from '#test/rules/ten-day-plan.ts'
import { RepaymentPlan } from './repayment-plan.ts'
import { solveInstalments } from './solve-instalment.ts'

const rowFrom = (index: number) => addDays(parseIsoDate('2024-01-01'), 30 * index)

/** What is asked for in each of some rows that earn so much each, the first ones of which may be in grace. */
function instalmentOf(balanceMinor: number, growths: readonly string[], grace = 0): number {
  const plan = new RepaymentPlan(
    plainTerms,
    growths.map((_, index) => ({ from: rowFrom(index), due: rowFrom(index + 1) })),
  )
  for (const [index, row] of plan.rows.entries()) {
    row.firstSpan.factor = BigInt(new Decimal(growths[index]!).times('1e19').toFixed(0))
    row.firstSpan.quickFactor = Number(growths[index])
    row.update({ hasInterestGrace: index < grace })
  }
  plan.firstRow.firstSpan.disbursedMinor = balanceMinor
  solveInstalments(plan, plan.rows)
  expect(new Set(plan.rows.map((row) => row.instalmentMinor)).size).toBe(1)
  return plan.firstRow.instalmentMinor
}

const ManyDigits = Decimal.clone({ precision: 120, rounding: Decimal.ROUND_HALF_EVEN })
const NineteenDigits = Decimal.clone({ precision: 19, rounding: Decimal.ROUND_HALF_EVEN })

/** The formula, with so many digits in every step: balance × Π(1 + r) ÷ Fₙ, where F₁ = 1 and Fₖ = 1 + Fₖ₋₁ × (1 + rₖ). */
function formula(balanceMinor: number, growths: readonly string[], Digits: typeof Decimal): number {
  let product = new Digits(1)
  let annuity = new Digits(1)
  for (const [index, growth] of growths.entries()) {
    const step = new Digits(new ManyDigits(1).plus(growth))
    product = product.times(step)
    if (index > 0) annuity = annuity.times(step).plus(1)
  }
  return product.times(balanceMinor).div(annuity).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber()
}

const alike = (count: number, growth: string) => Array.from({ length: count }, () => growth)
/** A twelfth of 9.99 %. */
const monthly = '0.008325'

describe('interest that was fixed in rows', () => {
  // 307.54, and 7.00 in four parts of 1.75.
  it('is spread evenly over their instalments', () => {
    const plan = tenDayPlan()
    plan.rows[1]!.update({ fixedInterestMinor: 500 })
    plan.rows[2]!.update({ fixedInterestMinor: 200 })
    solveInstalments(plan, plan.rows)
    expect(plan.rows.map((row) => row.instalmentMinor)).toEqual([30_929, 30_929, 30_929, 30_929])
  })
})

describe('the level instalment', () => {
  it.each<readonly [what: string, balanceMinor: number, growths: readonly string[], instalmentMinor: number]>([
    // 1,200.00 × 0.01 × 1.01^4 / (1.01^4 − 1) = 307.5373…
    ['repays the balance and what it earns', 120_000, alike(4, '0.01'), 30_754],
    // 0.7 × 1.1 × 1.2 / (1 + 1.2) = 0.42
    ['follows rows that earn differently', 70, ['0.1', '0.2'], 42],
    ['is an even part without interest', 120_000, alike(4, '0'), 30_000],
    ['goes to the even cent at half a one, down', 100_001, alike(2, '0'), 50_000],
    ['and up', 100_003, alike(2, '0'), 50_002],
    // 3.00 × 1.005 = 3.015
    ['in a single row too', 300, ['0.005'], 302],
    ['and where that is nothing', 1, alike(2, '0'), 0],
  ])('%s', (_what, balanceMinor, growths, instalmentMinor) => {
    expect(instalmentOf(balanceMinor, growths)).toBe(instalmentMinor)
  })

  it.each([
    ['the balance of a plain loan', 120_000, '0.01'],
    ['one that takes every digit', 900_000_000_000_001, '0.01'],
  ])('counts no interest of rows in grace: %s', (_what, balanceMinor, growth) => {
    const growths = ['0', '0', growth, growth]
    expect(instalmentOf(balanceMinor, alike(4, growth), 2)).toBe(formula(balanceMinor, growths, NineteenDigits))
  })

  // Of these amounts a floating number no longer tells cents apart, least of all after hundreds of rows.
  it.each([
    [1, 3_000_000_000_000_001],
    [2, 3_000_000_000_000_001],
    [12, 3_000_000_000_000_001],
    [12, 200_000_000_000_001],
    [360, 100_000_000_000_001],
    [360, 4_000_000_000_000_001],
  ])('is right to the cent over %i rows of %i', (count, fromMinor) => {
    const growths = alike(count, monthly)
    for (let index = 0; index < 20; index += 1) {
      const balanceMinor = fromMinor + index * 12_345_679
      expect(instalmentOf(balanceMinor, growths)).toBe(formula(balanceMinor, growths, NineteenDigits))
    }
  })

  /** So near to half a cent that the roundings of the published arithmetic decide. */
  it.each([
    [2, monthly, 900_000_000_357_422],
    [12, monthly, 4_000_000_001_889_245],
    [60, monthly, 8_000_000_003_084_004],
    [360, monthly, 8_000_000_412_305_301],
  ])('falls next to half a cent where 19 digits a step put it: %i rows at %s of %i', (count, growth, balanceMinor) => {
    const growths = alike(count, growth)
    const published = formula(balanceMinor, growths, NineteenDigits)
    expect(published).not.toBe(formula(balanceMinor, growths, ManyDigits))
    expect(instalmentOf(balanceMinor, growths)).toBe(published)
  })
})
