import { z } from 'zod'
import { solveActuarialApr } from '#domain/disclosure/us/apr-actuarial.ts'
import {
  financeCharge,
  insuranceMonths,
  mortgagePayment,
  paymentAfterReset,
  prepaidInterest,
  principalPaid,
  projectedYearColumns,
  totalInterestPercent,
  totalOfPayments,
} from '#domain/disclosure/us/closing-disclosure.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { annuityPayment } from '#domain/schedule/annuity.ts'
import { defineCalculation } from './calculation.ts'
import { amount, anyDecimal, dayBasis, days, months, perYear, positiveAmount, ratePercent, wholeNumber } from './fields.ts'
import { decimalTexts } from './result-fields.ts'
import { showCents, showDecimals } from './show.ts'

const mortgage = { principal: positiveAmount, rate_percent: ratePercent, months }

type Mortgage = z.output<z.ZodObject<typeof mortgage>>

function toMortgage({ principal, rate_percent, months: term }: Mortgage) {
  return { principal, ratePercent: rate_percent, months: term }
}

const levelPayment = defineCalculation({
  kind: 'level-payment',
  summary: 'The level payment that repays a loan',
  inputs: z.union([z.object({ principal: positiveAmount, periodic_rate: ratePercent, months }), z.object(mortgage)]),
  result: decimalTexts('payment'),
  calculate: (inputs) => {
    const payment =
      'periodic_rate' in inputs
        ? annuityPayment(inputs.principal, inputs.periodic_rate, inputs.months)
        : mortgagePayment(toMortgage(inputs))
    return { payment: showCents(payment) }
  },
})

const armReset = defineCalculation({
  kind: 'arm-reset',
  summary: 'The payment after a reset of an adjustable rate',
  inputs: z.object({ ...mortgage, reset_after: wholeNumber(1, 1200), new_rate_percent: ratePercent }),
  result: decimalTexts('payment'),
  calculate: (inputs) => ({ payment: showCents(paymentAfterReset(toMortgage(inputs), inputs.reset_after, inputs.new_rate_percent)) }),
})

const prepaid = defineCalculation({
  kind: 'prepaid-interest',
  summary: 'Interest from closing to the end of the month',
  inputs: z.object({ principal: positiveAmount, rate_percent: ratePercent, days, per_diem_basis: dayBasis }),
  result: decimalTexts('per_diem', 'prepaid_interest'),
  calculate: (inputs) => {
    const { perDiem, total } = prepaidInterest(inputs.principal, inputs.rate_percent, inputs.days, inputs.per_diem_basis)
    return { per_diem: showCents(perDiem), prepaid_interest: showCents(total) }
  },
})

const principal = defineCalculation({
  kind: 'principal-paid',
  summary: 'Principal repaid by the first payments, in whole dollars',
  inputs: z.object({ ...mortgage, paid_months: wholeNumber(0, 1200) }),
  result: decimalTexts('principal_paid'),
  calculate: (inputs) => ({ principal_paid: showDecimals(principalPaid(toMortgage(inputs), inputs.paid_months), 0) }),
})

const miMonths = defineCalculation({
  kind: 'mi-months',
  summary: 'Months of mortgage insurance and the columns of the projected payments',
  inputs: z.object({ ...mortgage, property_value: positiveAmount, ltv_percent: ratePercent }),
  result: z.object({ mi_months: z.int(), projected_year_columns: z.array(z.string().meta({ example: '1-7' })) }),
  calculate: (inputs) => {
    const insured = insuranceMonths(toMortgage(inputs), inputs.property_value, inputs.ltv_percent)
    return { mi_months: insured, projected_year_columns: projectedYearColumns(inputs.months, insured) }
  },
})

const aprWithMi = defineCalculation({
  kind: 'apr-with-mi',
  summary: 'Annual percentage rate of a level payment with mortgage insurance in its first months',
  inputs: z.object({
    amount_financed: positiveAmount,
    payment: positiveAmount,
    months,
    mi_monthly: amount,
    mi_months: wholeNumber(0, 1200),
    unit_periods_per_year: perYear,
  }),
  result: decimalTexts('apr_percent'),
  calculate: (inputs) => {
    const paid = Array.from({ length: inputs.months }, (_, index) => ({
      amount: (index < inputs.mi_months ? inputs.payment.plus(inputs.mi_monthly) : inputs.payment).toNumber(),
      periods: index + 1,
      fraction: 0,
    }))
    const percent = solveActuarialApr({
      advances: [{ amount: inputs.amount_financed.toNumber(), periods: 0, fraction: 0 }],
      payments: paid,
      unitPeriodsPerYear: inputs.unit_periods_per_year,
    })
    return { apr_percent: showDecimals(percent, 4) }
  },
})

const insured = { ...mortgage, mi_monthly: amount, mi_months: wholeNumber(0, 1200) }

const charge = defineCalculation({
  kind: 'finance-charge',
  summary: 'Finance charge of the Closing Disclosure',
  inputs: z.object({ ...insured, prepaid_finance_charge: anyDecimal }),
  result: decimalTexts('finance_charge'),
  calculate: (inputs) => ({
    finance_charge: showCents(
      financeCharge(toMortgage(inputs), { monthly: inputs.mi_monthly, months: inputs.mi_months }, inputs.prepaid_finance_charge),
    ),
  }),
})

const amountOrNone = anyDecimal.default(new Decimal(0))

const total = defineCalculation({
  kind: 'total-of-payments',
  summary: 'Total of payments of the Closing Disclosure',
  inputs: z.object({
    ...mortgage,
    mi_monthly: amountOrNone,
    mi_months: wholeNumber(0, 1200).default(0),
    mi_prepaid_at_closing: amountOrNone,
    loan_costs: amountOrNone,
    prepaid_interest: amountOrNone,
  }),
  result: decimalTexts('total_of_payments'),
  calculate: (inputs) => ({
    total_of_payments: showCents(
      totalOfPayments(
        toMortgage(inputs),
        { monthly: inputs.mi_monthly, months: inputs.mi_months },
        { insurance: inputs.mi_prepaid_at_closing, loanCosts: inputs.loan_costs, prepaidInterest: inputs.prepaid_interest },
      ),
    ),
  }),
})

const tip = defineCalculation({
  kind: 'tip',
  summary: 'Total interest percentage of the Closing Disclosure',
  inputs: z.object({ ...mortgage, prepaid_interest_days: days, per_diem_basis: dayBasis }),
  result: decimalTexts('tip_percent'),
  calculate: (inputs) => {
    const { total: paid } = prepaidInterest(inputs.principal, inputs.rate_percent, inputs.prepaid_interest_days, inputs.per_diem_basis)
    return { tip_percent: showDecimals(totalInterestPercent(toMortgage(inputs), paid), 3) }
  },
})

const projected = defineCalculation({
  kind: 'projected-payment',
  summary: 'Monthly payment with and without mortgage insurance',
  inputs: z.object({ payment: positiveAmount, mi_monthly: amount, escrow_monthly: amount }),
  result: decimalTexts('with_mi', 'without_mi'),
  calculate: ({ payment, mi_monthly, escrow_monthly }) => {
    const without = payment.plus(escrow_monthly)
    return { with_mi: showCents(without.plus(mi_monthly)), without_mi: showCents(without) }
  },
})

export const usMortgages = [levelPayment, armReset, prepaid, principal, miMonths, aprWithMi, charge, total, tip, projected]
