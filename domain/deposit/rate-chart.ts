import { AppError } from '#domain/errors.ts'
import type { Minor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'

/** A rate for terms and amounts from the first value to the last, both included; undefined where it has no end. */
export type RateSlab = {
  readonly fromMonths: number
  readonly toMonths: number | undefined
  readonly fromMinor: Minor
  readonly toMinor: Minor | undefined
  readonly ratePercent: Decimal
}

export const incentiveConditions = ['less_than', 'equal', 'greater_than', 'not_equal'] as const

export type Incentive = {
  readonly attribute: string
  readonly condition: (typeof incentiveConditions)[number]
  readonly value: string
  /** `added` to the rate of the chart, or `replaces` it. */
  readonly effect: 'added' | 'replaces'
  readonly percent: Decimal
}

export type RateChart = { readonly slabs: readonly RateSlab[]; readonly incentives?: readonly Incentive[] }

/** What is known of the customer that an incentive may ask for: age, gender, client type, classification. */
export type DepositorFacts = Readonly<Record<string, string>>

/**
 * The rate of a chart for a term and an amount, with the incentives the customer qualifies for, in their order. A term or amount that no slab
 * covers is refused. Example: 6 months and 5,000.00 in a chart of 1-6 and 7+ months.
 */
export function findDepositRate(chart: RateChart, termMonths: number, depositMinor: Minor, depositor: DepositorFacts = {}): Decimal {
  const slab = chart.slabs.find(
    (one) => covers(one.fromMonths, one.toMonths, termMonths) && covers(one.fromMinor, one.toMinor, depositMinor),
  )
  if (slab === undefined) throw new AppError('DEPOSIT_RATE_NOT_FOUND', { field: 'term', rule: 'a term and amount that the chart covers' })
  return (chart.incentives ?? [])
    .filter((incentive) => qualifies(incentive, depositor))
    .reduce((rate, { effect, percent }) => (effect === 'replaces' ? percent : rate.plus(percent)), slab.ratePercent)
}

/** Refuses a chart whose slabs overlap: two rates for one deposit. */
export function requireNoOverlap(chart: RateChart): RateChart {
  const overlap = chart.slabs.some((slab, index) =>
    chart.slabs
      .slice(index + 1)
      .some(
        (other) =>
          overlaps(slab.fromMonths, slab.toMonths, other.fromMonths, other.toMonths) &&
          overlaps(slab.fromMinor, slab.toMinor, other.fromMinor, other.toMinor),
      ),
  )
  if (overlap) throw new AppError('DEPOSIT_RATE_NOT_FOUND', { field: 'chart', rule: 'slabs that do not overlap' })
  return chart
}

function covers(from: number, to: number | undefined, value: number): boolean {
  return value >= from && value <= (to ?? Infinity)
}

function overlaps(from: number, to: number | undefined, otherFrom: number, otherTo: number | undefined): boolean {
  return from <= (otherTo ?? Infinity) && otherFrom <= (to ?? Infinity)
}

function qualifies({ attribute, condition, value }: Incentive, depositor: DepositorFacts): boolean {
  const known = depositor[attribute]
  if (known === undefined) return false
  switch (condition) {
    case 'equal':
      return known === value
    case 'not_equal':
      return known !== value
    case 'less_than':
      return isNumber(known) && isNumber(value) && new Decimal(known).lt(value)
    case 'greater_than':
      return isNumber(known) && isNumber(value) && new Decimal(known).gt(value)
  }
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text)
}
