import { z } from 'zod'
import {
  accrualOfYear,
  compoundMaturity,
  recurringDepositMaturity,
  simplePeriodInterest,
  timeDepositMaturity,
  yearlyInterest,
} from '#domain/deposit/compound-deposit.ts'
import { kfsApr } from '#domain/disclosure/india/kfs-apr.ts'
import { tdsOnInterest } from '#domain/taxes/tds-india.ts'
import { defineCalculation } from './calculation.ts'
import { amount, months, perYear, positiveAmount, ratePercent, wholeNumber } from './fields.ts'
import { decimalTexts } from './result-fields.ts'
import { showCents, showDecimals, showPlain } from './show.ts'

const deposit = { principal: positiveAmount, rate_percent: ratePercent }

const aprIndiaKfs = defineCalculation({
  kind: 'apr-india-kfs',
  summary: 'APR of the key facts statement: twelve times the monthly internal rate on the net amount',
  inputs: z.object({ ...deposit, months, fees: amount, emi: positiveAmount.optional() }),
  result: decimalTexts('apr_percent'),
  calculate: (inputs) => ({
    apr_percent: showDecimals(
      kfsApr({
        principal: inputs.principal,
        ratePercent: inputs.rate_percent,
        months: inputs.months,
        fees: inputs.fees,
        instalment: inputs.emi,
      }),
      4,
    ),
  }),
})

const compound = defineCalculation({
  kind: 'compound',
  summary: 'Maturity of a deposit whose interest is compounded and kept',
  inputs: z.object({ ...deposit, compounding_per_year: perYear, years: positiveAmount }),
  result: decimalTexts('maturity'),
  calculate: (inputs) => ({
    maturity: showCents(compoundMaturity(inputs.principal, inputs.rate_percent, inputs.compounding_per_year, inputs.years)),
  }),
})

const simplePeriod = defineCalculation({
  kind: 'simple-period',
  summary: 'Interest paid out every period',
  inputs: z.object({ ...deposit, periods_per_year: perYear }),
  result: decimalTexts('interest'),
  calculate: (inputs) => ({ interest: showCents(simplePeriodInterest(inputs.principal, inputs.rate_percent, inputs.periods_per_year)) }),
})

const accrualYear = defineCalculation({
  kind: 'accrual-year',
  summary: 'Interest that accrues in one year of a certificate',
  inputs: z.object({ ...deposit, compounding_per_year: perYear, year: wholeNumber(1, 100) }),
  result: decimalTexts('interest'),
  calculate: (inputs) => ({
    interest: showCents(accrualOfYear(inputs.principal, inputs.rate_percent, inputs.compounding_per_year, inputs.year)),
  }),
})

const annualInterestQuarterly = defineCalculation({
  kind: 'annual-interest-quarterly',
  summary: 'Interest paid yearly that compounds within the year',
  inputs: z.object({ ...deposit, compounding_per_year: perYear }),
  result: decimalTexts('annual_interest'),
  calculate: (inputs) => ({
    annual_interest: showCents(yearlyInterest(inputs.principal, inputs.rate_percent, inputs.compounding_per_year)),
  }),
})

const recurringDeposit = defineCalculation({
  kind: 'recurring-deposit',
  summary: 'Maturity of a recurring deposit',
  inputs: z.object({ instalment: positiveAmount, rate_percent: ratePercent, months, compounding_per_year: perYear }),
  result: decimalTexts('maturity'),
  calculate: (inputs) => ({
    maturity: showCents(recurringDepositMaturity(inputs.instalment, inputs.rate_percent, inputs.compounding_per_year, inputs.months)),
  }),
})

const timeDeposit = defineCalculation({
  kind: 'td-maturity-simple-years',
  summary: 'Principal and yearly interest of a Post Office time deposit',
  inputs: z.object({ ...deposit, years: wholeNumber(1, 100) }),
  result: decimalTexts('total'),
  calculate: (inputs) => ({ total: showCents(timeDepositMaturity(inputs.principal, inputs.rate_percent, inputs.years)) }),
})

const tds = defineCalculation({
  kind: 'tds-194a',
  summary: 'Tax deducted at source on deposit interest of a financial year',
  inputs: z.object({ financial_year: z.string(), interest: amount, senior_citizen: z.boolean(), pan_furnished: z.boolean() }),
  result: decimalTexts('tds'),
  calculate: (inputs) => ({
    tds: showPlain(
      tdsOnInterest({
        financialYear: inputs.financial_year,
        interest: inputs.interest,
        seniorCitizen: inputs.senior_citizen,
        panFurnished: inputs.pan_furnished,
      }),
    ),
  }),
})

export const india = [aprIndiaKfs, compound, simplePeriod, accrualYear, annualInterestQuarterly, recurringDeposit, timeDeposit, tds]
