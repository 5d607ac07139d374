import { z } from 'zod'
import { formatAmount, parseAmount } from '#domain/money/amount-text.ts'
import { addMinor } from '#domain/money/minor.ts'
import { solveEffectiveRate } from '#domain/rates/solve-rate.ts'
import { type InterestFactor, toInterestFactor } from '#domain/schedule/level-instalment.ts'
import { repayByEqualPayments, repayByEqualPrincipal } from '#domain/schedule/rounded-amortisation.ts'
import { incomeTaxPercent, iofPercentOfGain } from '#domain/taxes/gains-brazil.ts'
import { defineCalculation } from './calculation.ts'
import { months, positiveAmount, ratePercent, wholeNumber } from './fields.ts'
import { decimalText, decimalTexts } from './result-fields.ts'
import { showDecimals, showPlain } from './show.ts'

const heldDays = z.object({ days: wholeNumber(1, 100_000) })

const cet = defineCalculation({
  kind: 'cet',
  summary: 'Custo Efetivo Total of equal monthly payments on the net credit (Res. CMN 3.517/2007)',
  inputs: z.object({ net_credit: positiveAmount, payment: positiveAmount, months }),
  result: decimalTexts('cet_annual_percent', 'cet_monthly_percent'),
  calculate: (inputs) => {
    const payments = Array.from({ length: inputs.months }, (_, index) => ({ years: (index + 1) / 12, amount: -inputs.payment.toNumber() }))
    const annual = solveEffectiveRate([{ years: 0, amount: inputs.net_credit.toNumber() }, ...payments])
    return { cet_annual_percent: showDecimals(annual * 100, 4), cet_monthly_percent: showDecimals(((1 + annual) ** (1 / 12) - 1) * 100, 4) }
  },
})

const iofRegressive = defineCalculation({
  kind: 'iof-regressive',
  summary: 'Share of a gain that IOF takes by days held',
  inputs: heldDays,
  result: decimalTexts('iof_percent_of_gain'),
  calculate: ({ days }) => ({ iof_percent_of_gain: showPlain(iofPercentOfGain(days)) }),
})

const irRegressive = defineCalculation({
  kind: 'ir-regressive',
  summary: 'Income tax on the gain of a fixed-income investment by days held',
  inputs: heldDays,
  result: decimalTexts('ir_percent'),
  calculate: ({ days }) => ({ ir_percent: showPlain(incomeTaxPercent(days)) }),
})

const amortisationBr = defineCalculation({
  kind: 'amortisation-br',
  summary: 'Price or SAC table at a monthly rate, every row rounded to the cent',
  inputs: z.object({ system: z.enum(['price', 'sac']), principal: positiveAmount, monthly_rate_percent: ratePercent, months }),
  result: z.object({
    rows: z.array(decimalTexts('interest', 'capital', 'payment', 'closing').extend({ period: z.int() })),
    total_interest: decimalText,
  }),
  calculate: (inputs) => {
    const factor = toInterestFactor(inputs.monthly_rate_percent.div(100))
    const factors = Array<InterestFactor>(inputs.months).fill(factor)
    const repay = { price: repayByEqualPayments, sac: repayByEqualPrincipal }[inputs.system]
    const rows = repay(parseAmount(inputs.principal.toFixed(), 2, 'principal'), factors)
    return {
      rows: rows.map((row, index) => ({
        period: index + 1,
        interest: formatAmount(row.interestMinor, 2),
        capital: formatAmount(row.principalMinor, 2),
        payment: formatAmount(row.paymentMinor, 2),
        closing: formatAmount(row.closingMinor, 2),
      })),
      total_interest: formatAmount(addMinor(...rows.map((row) => row.interestMinor)), 2),
    }
  },
})

export const brazil = [cet, amortisationBr, iofRegressive, irRegressive]
