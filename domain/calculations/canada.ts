import { z } from 'zod'
import { canadianPayment, canadianPeriodicRate } from '#domain/disclosure/canada/periodic-rate.ts'
import { defineCalculation } from './calculation.ts'
import { perYear, periods, positiveAmount, ratePercent } from './fields.ts'
import { decimalTexts } from './result-fields.ts'
import { showCents, showDecimals } from './show.ts'

const quoted = { rate_percent: ratePercent, compounding_per_year: perYear, payments_per_year: perYear }

const periodicRate = defineCalculation({
  kind: 'ca-periodic-rate',
  summary: 'Rate of one payment period of a Canadian mortgage',
  inputs: z.object(quoted),
  result: decimalTexts('periodic_rate_percent'),
  calculate: (inputs) => ({
    periodic_rate_percent: showDecimals(
      canadianPeriodicRate(inputs.rate_percent, inputs.compounding_per_year, inputs.payments_per_year).times(100),
      10,
    ),
  }),
})

const payment = defineCalculation({
  kind: 'ca-payment',
  summary: 'Level payment of a Canadian mortgage',
  inputs: z.object({ ...quoted, principal: positiveAmount, payments: periods }),
  result: decimalTexts('payment', 'periodic_rate_percent'),
  calculate: (inputs) => {
    const rate = canadianPeriodicRate(inputs.rate_percent, inputs.compounding_per_year, inputs.payments_per_year)
    return {
      payment: showCents(canadianPayment(inputs.principal, rate, inputs.payments)),
      periodic_rate_percent: showDecimals(rate.times(100), 10),
    }
  },
})

export const canada = [periodicRate, payment]
