import { z } from 'zod'
import { solveActuarialApr, type UnitPeriodFlow } from '#domain/disclosure/us/apr-actuarial.ts'
import { annualPercentageYield, dailyCompoundedInterest, tieredDailyInterest } from '#domain/disclosure/us/apy.ts'
import { countUnitPeriods, parseUnitPeriod } from '#domain/disclosure/us/unit-periods.ts'
import { formatFraction, fractionToDecimal, fractionToNumber } from '#domain/rates/fraction.ts'
import { defineCalculation } from './calculation.ts'
import {
  amount,
  anyDecimal,
  areFew,
  dayBasis,
  days,
  fraction,
  isoDate,
  positiveAmount,
  ratePercent,
  signedRatePercent,
  tooMany,
  wholeNumber,
} from './fields.ts'
import { decimalText, decimalTexts, fractionText } from './result-fields.ts'
import { showDecimals, showPlain } from './show.ts'

const unitPeriods = wholeNumber(0, 36_525)

const aprActuarialUs = defineCalculation({
  kind: 'apr-actuarial-us',
  summary: 'Annual percentage rate by the actuarial method of Regulation Z, Appendix J',
  inputs: z.object({
    unit_periods_per_year: fraction,
    advances: z.array(z.object({ amount: positiveAmount, periods: unitPeriods, fraction })).min(1),
    payments: z
      .array(z.object({ amount: amount, count: wholeNumber(1, 36_525), first_periods: unitPeriods, first_fraction: fraction }))
      .min(1)
      .refine(areFew, tooMany),
  }),
  result: decimalTexts('apr_percent'),
  calculate: ({ unit_periods_per_year, advances, payments }) => {
    const percent = solveActuarialApr({
      advances: advances.map((one) => ({ amount: one.amount.toNumber(), periods: one.periods, fraction: fractionToNumber(one.fraction) })),
      payments: payments.flatMap((stream) =>
        Array.from({ length: stream.count }, (_, index): UnitPeriodFlow => ({
          amount: stream.amount.toNumber(),
          periods: stream.first_periods + index,
          fraction: fractionToNumber(stream.first_fraction),
        })),
      ),
      unitPeriodsPerYear: fractionToNumber(unit_periods_per_year),
    })
    return { apr_percent: showDecimals(percent, 6) }
  },
})

const unitPeriodsUs = defineCalculation({
  kind: 'unit-periods-us',
  summary: 'Unit-periods between two dates by Regulation Z, Appendix J (b)(5)',
  inputs: z.object({ from: isoDate, to: isoDate, unit_period: z.string() }),
  result: z.object({ full_unit_periods: z.int(), fraction: fractionText, unit_periods_per_year: decimalText }),
  calculate: ({ from, to, unit_period }) => {
    const { whole, fraction: left, perYear } = countUnitPeriods(from, to, parseUnitPeriod(unit_period))
    return { full_unit_periods: whole, fraction: formatFraction(left), unit_periods_per_year: showPlain(fractionToDecimal(perYear)) }
  },
})

const apy = defineCalculation({
  kind: 'apy',
  summary: 'Annual percentage yield by Regulation DD, Appendix A',
  inputs: z.object({ principal: positiveAmount, interest: anyDecimal, days: wholeNumber(1, 36_525) }),
  result: decimalTexts('apy_percent'),
  calculate: (inputs) => ({ apy_percent: showDecimals(annualPercentageYield(inputs.principal, inputs.interest, inputs.days), 4) }),
})

const dailyCompounding = defineCalculation({
  kind: 'interest-daily-compounding',
  summary: 'Interest compounded every day, at rates that follow each other',
  inputs: z.object({
    principal: positiveAmount,
    day_basis: dayBasis,
    segments: z.array(z.object({ rate_percent: signedRatePercent, days })).min(1),
  }),
  result: decimalTexts('interest'),
  calculate: ({ principal, day_basis, segments }) => ({
    interest: showDecimals(
      dailyCompoundedInterest(
        principal,
        segments.map((segment) => ({ ratePercent: segment.rate_percent, days: segment.days })),
        day_basis,
      ),
      2,
    ),
  }),
})

const tieredMarginal = defineCalculation({
  kind: 'interest-tiered-marginal-daily',
  summary: 'Interest of tiering method B: each part of the balance at the rate of its tier, compounded every day',
  inputs: z.object({
    balance: positiveAmount,
    day_basis: dayBasis,
    days: wholeNumber(1, 36_525),
    tiers: z.array(z.object({ up_to: positiveAmount.nullable(), rate_percent: ratePercent })).min(1),
  }),
  result: decimalTexts('interest'),
  calculate: ({ balance, day_basis, days: held, tiers }) => ({
    interest: showDecimals(
      tieredDailyInterest(
        balance,
        tiers.map((tier) => ({ upTo: tier.up_to ?? undefined, ratePercent: tier.rate_percent })),
        held,
        day_basis,
      ),
      2,
    ),
  }),
})

export const usDisclosures = [aprActuarialUs, unitPeriodsUs, apy, dailyCompounding, tieredMarginal]
