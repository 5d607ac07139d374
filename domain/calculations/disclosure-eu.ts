import { z } from 'zod'
import { type Aprc, solveAprc } from '#domain/disclosure/eu/aprc.ts'
import { euInterval } from '#domain/disclosure/eu/eu-interval.ts'
import { ruledPayments, type RuledRow, ruledRows } from '#domain/schedule/ruled-repayment.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { addFractions, type Fraction, fractionToDecimal, fractionToNumber, multiplyFraction } from '#domain/rates/fraction.ts'
import type { TimedFlow } from '#domain/rates/solve-rate.ts'
import { defineCalculation } from './calculation.ts'
import {
  amount,
  anyDecimal,
  areFew,
  fraction,
  isoDate,
  months,
  perYear,
  periods,
  positiveAmount,
  ratePercent,
  signedRatePercent,
  tooMany,
  wholeNumber,
} from './fields.ts'
import { repaymentRule } from './repayment-rule-field.ts'
import { decimalText, decimalTexts, fractionText } from './result-fields.ts'
import { showCents, showDecimals, showPlain } from './show.ts'

const stream = z.object({ amount: anyDecimal, count: periods, first: fraction, step: fraction })

const streams = z.array(stream).min(1).refine(areFew, tooMany)

const aprcResult = decimalTexts('aprc_percent', 'aprc_1dp')

const aprcEu = defineCalculation({
  kind: 'aprc-eu',
  summary: 'Annual percentage rate of charge of drawdowns and payments at times in years',
  inputs: z.object({ drawdowns: streams, payments: streams }),
  result: aprcResult,
  calculate: ({ drawdowns, payments }) => showAprc(solveAprc(drawdowns.flatMap(flowsOf), payments.flatMap(flowsOf))),
})

const aprcEuRule = defineCalculation({
  kind: 'aprc-eu-rule',
  summary: 'Annual percentage rate of charge of a credit repaid by a rule, every payment rounded to the cent first',
  inputs: z.object({
    credit: positiveAmount,
    upfront_cost: amount.optional(),
    rate_percent: signedRatePercent,
    rate_type: z.enum(['nominal', 'effective']),
    periods_per_year: perYear,
    months: months.optional(),
    rule: repaymentRule,
    extra_costs: z.array(z.object({ amount: anyDecimal, month: wholeNumber(0, 1200) })).optional(),
    rate_change: z.object({ from_month: wholeNumber(1, 1200), rate_percent: ratePercent }).optional(),
  }),
  result: aprcResult,
  calculate: (inputs) => {
    const { credit, periods_per_year: periodsPerYear, rate_change: change } = inputs
    const paid = ruledPayments({
      credit,
      ratePercent: inputs.rate_percent,
      rateType: inputs.rate_type,
      periodsPerYear,
      periods: inputs.months === undefined ? undefined : (inputs.months * periodsPerYear) / 12,
      rule: inputs.rule,
      rateChange: change && { fromPeriod: ((change.from_month - 1) * periodsPerYear) / 12 + 1, ratePercent: change.rate_percent },
    })
    const costs = [{ amount: inputs.upfront_cost, month: 0 }, ...(inputs.extra_costs ?? [])]
    const flows = [
      ...paid.map((payment, index) => ({ years: (index + 1) / periodsPerYear, amount: payment.toNumber() })),
      ...costs.flatMap((cost) =>
        cost.amount === undefined ? [] : [{ years: cost.month / 12, amount: roundCents(cost.amount).toNumber() }],
      ),
    ]
    return showAprc(solveAprc([{ years: 0, amount: credit.toNumber() }], flows))
  },
})

const interval = defineCalculation({
  kind: 'eu-interval',
  summary: 'An interval in years as the APRC directives count it',
  inputs: z.object({ unit: z.enum(['month', 'week', 'year']), from: isoDate, to: isoDate }),
  result: z.object({ years: fractionText, years_decimal: decimalText }),
  calculate: ({ unit, from, to }) => {
    const { years, text } = euInterval(from, to, unit)
    return { years: text, years_decimal: showPlain(fractionToDecimal(years).toSignificantDigits(18)) }
  },
})

const amortisationResult = z.object({
  rows: z.array(decimalTexts('opening', 'interest', 'capital', 'payment', 'closing').extend({ period: z.int() })),
  years: z.array(decimalTexts('interest', 'capital').extend({ year: z.int() })),
  total_interest: decimalText,
})

type AmortisationResult = z.input<typeof amortisationResult>

const amortisation = defineCalculation({
  kind: 'amortisation',
  summary: 'Repayment table carried unrounded and printed to the cent',
  inputs: z.object({
    principal: positiveAmount,
    rate_percent: signedRatePercent,
    rate_type: z.enum(['nominal', 'effective']),
    periods_per_year: perYear,
    periods,
    rule: z.enum(['level', 'equal-capital', 'rolled-up', 'interest-only']),
    first_period: fraction.optional(),
    rate_change: z.object({ from_period: periods, rate_percent: signedRatePercent }).optional(),
  }),
  result: amortisationResult,
  calculate: (inputs) => {
    const rows = ruledRows({
      credit: inputs.principal,
      ratePercent: inputs.rate_percent,
      rateType: inputs.rate_type,
      periodsPerYear: inputs.periods_per_year,
      periods: inputs.periods,
      rule: { type: inputs.rule },
      firstPeriodYears: inputs.first_period && fractionToDecimal(inputs.first_period),
      rateChange: inputs.rate_change && { fromPeriod: inputs.rate_change.from_period, ratePercent: inputs.rate_change.rate_percent },
    })
    return { rows: rows.map(showRow), years: sumYears(rows, inputs.periods_per_year), total_interest: showCents(sumOf(rows, 'interest')) }
  },
})

export const euDisclosures = [aprcEu, aprcEuRule, interval, amortisation]

function showRow({ period, opening, interest, capital }: RuledRow): AmortisationResult['rows'][number] {
  return {
    period,
    opening: showCents(opening),
    interest: showCents(interest),
    capital: showCents(capital),
    payment: showCents(interest.plus(capital)),
    closing: showCents(opening.minus(capital)),
  }
}

function sumYears(rows: readonly RuledRow[], periodsPerYear: number): AmortisationResult['years'] {
  return Array.from({ length: Math.ceil(rows.length / periodsPerYear) }, (_, index) => {
    const year = rows.slice(index * periodsPerYear, (index + 1) * periodsPerYear)
    return { year: index + 1, interest: showCents(sumOf(year, 'interest')), capital: showCents(sumOf(year, 'capital')) }
  })
}

function sumOf(rows: readonly RuledRow[], part: 'interest' | 'capital'): Decimal {
  return rows.reduce((sum, row) => sum.plus(row[part]), new Decimal(0))
}

type Stream = { amount: Decimal; count: number; first: Fraction; step: Fraction }

function flowsOf({ amount: each, count, first, step }: Stream): TimedFlow[] {
  const rounded = roundCents(each).toNumber()
  return Array.from({ length: count }, (_, index) => ({
    years: fractionToNumber(addFractions(first, multiplyFraction(step, index))),
    amount: rounded,
  }))
}

function roundCents(value: Decimal): Decimal {
  return value.toDecimalPlaces(2, 4)
}

function showAprc({ percent, shownPercent }: Aprc): z.input<typeof aprcResult> {
  return { aprc_percent: showDecimals(percent, 6), aprc_1dp: shownPercent }
}
