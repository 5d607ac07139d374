import { Decimal as Library } from 'decimal.js'
import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import { daysInYear, type IsoDate, toIsoDate, yearOf } from '#domain/calendar/iso-date.ts'

/** Nineteen digits, every operation half-even: the arithmetic in which the schedules are published. */
const Decimal = Library.clone({ precision: 19, rounding: Library.ROUND_HALF_EVEN })
type Decimal = Library

export type DecimalRow = { due: IsoDate; principal: string; interest: string; balance: string }

type Period = { from: IsoDate; due: IsoDate }

/**
 * What the schedule engine computes for a loan of one disbursement, written as one would with a decimal library: equal instalments on a
 * declining balance, actual days over the actual year split at 1 January, interest rounded half-even in each row, the residue in the last row,
 * then smoothed. It is the other side of the benchmark, and agrees with the engine to the cent.
 */
export function decimalSchedule(principal: string, ratePercent: string, periods: readonly Period[]): DecimalRow[] {
  const rate = new Decimal(ratePercent).div(100)
  const factors = periods.map(({ from, due }) => rate.times(yearsBetween(from, due)))
  const amount = new Decimal(principal)
  let level = instalmentOf(amount, factors)
  let rows = repay(amount, factors, level)
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const difference = rows.at(-1)!.instalment.minus(level)
    if (
      difference.isZero() ||
      difference
        .abs()
        .times(100)
        .lte(Math.floor(rows.length / 2))
    )
      break
    const moved = level.plus(toCents(difference.div(rows.length)))
    if (moved.eq(level)) break
    const tried = repay(amount, factors, moved)
    if (tried.at(-1)!.instalment.minus(moved).abs().gte(difference.abs())) break
    level = moved
    rows = tried
  }
  return rows.map((row, index) => ({
    due: periods[index]!.due,
    principal: row.principal.toFixed(2),
    interest: row.interest.toFixed(2),
    balance: row.balance.toFixed(2),
  }))
}

type Row = { instalment: Decimal; interest: Decimal; principal: Decimal; balance: Decimal }

/** Interest that an instalment has no room for is asked for in the next row. */
function repay(amount: Decimal, factors: readonly Decimal[], level: Decimal): Row[] {
  let balance = amount
  let carried = new Decimal(0)
  return factors.map((factor, index) => {
    const earned = toCents(balance.times(factor)).plus(carried)
    const isLast = index === factors.length - 1
    const instalment = isLast ? balance.plus(earned) : level
    const interest = Decimal.min(earned, instalment)
    carried = earned.minus(interest)
    const principal = instalment.minus(interest)
    balance = balance.minus(principal)
    return { instalment, interest, principal, balance }
  })
}

/** balance × Π(1 + r) ÷ Fₙ, where F₁ = 1 and Fₖ = 1 + Fₖ₋₁ × (1 + rₖ). */
function instalmentOf(amount: Decimal, factors: readonly Decimal[]): Decimal {
  let product = new Decimal(1)
  let annuity = new Decimal(1)
  for (const [index, factor] of factors.entries()) {
    const growth = factor.plus(1)
    product = product.times(growth)
    if (index > 0) annuity = annuity.times(growth).plus(1)
  }
  return toCents(product.times(amount).div(annuity))
}

function yearsBetween(from: IsoDate, due: IsoDate): Decimal {
  let years = new Decimal(0)
  let start = from
  for (let year = yearOf(from); year <= yearOf(due); year += 1) {
    const end = year === yearOf(due) ? due : toIsoDate(year + 1, 1, 1)
    years = years.plus(new Decimal(daysBetween(start, end)).div(daysInYear(year)))
    start = end
  }
  return years
}

function toCents(value: Decimal): Decimal {
  return value.toDecimalPlaces(2, Library.ROUND_HALF_EVEN)
}
