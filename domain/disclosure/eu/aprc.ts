import { Decimal } from '#domain/rates/decimal.ts'
import { solveEffectiveRate, type TimedFlow } from '#domain/rates/solve-rate.ts'

export type Aprc = {
  readonly percent: Decimal
  /** One decimal, half up, as the law prints it. */
  readonly shownPercent: string
}

/** Above this rate doubles lose digits that a reader could still compare, so the last steps run in decimals. */
const extremeRate = 1e4

/**
 * Annual percentage rate of charge: the effective annual rate at which drawdowns and payments, each discounted by (1 + X)^(−years), are equal
 * (Annex I of Directives 2008/48/EC and 2014/17/EU; FCA CONC App 1). Amounts are rounded to the cent before they come here.
 * Example: 200,000 less 4,000 against 240 payments of 1,432.86 is 6.434412.
 */
export function solveAprc(drawdowns: readonly TimedFlow[], payments: readonly TimedFlow[]): Aprc {
  const flows = [...drawdowns, ...payments.map(({ years, amount }) => ({ years, amount: -amount }))]
  const rate = solveEffectiveRate(flows)
  const percent = (rate > extremeRate ? polish(flows, rate) : new Decimal(rate)).times(100)
  return { percent, shownPercent: percent.toFixed(1, Decimal.ROUND_HALF_UP) }
}

/** Newton steps on the logarithm of the growth, from a start that is already right to some ten digits. */
function polish(flows: readonly TimedFlow[], start: number): Decimal {
  let logGrowth = new Decimal(start).plus(1).ln()
  for (let step = 0; step < 3; step += 1) {
    let value = new Decimal(0)
    let slope = new Decimal(0)
    for (const { years, amount } of flows) {
      const discounted = logGrowth.times(-years).exp().times(amount)
      value = value.plus(discounted)
      slope = slope.minus(discounted.times(years))
    }
    logGrowth = logGrowth.minus(value.div(slope))
  }
  return logGrowth.exp().minus(1)
}
