import { z } from 'zod'
import { formatAmount, parseAmount } from '#domain/money/amount-text.ts'
import type { Minor } from '#domain/money/minor.ts'
import { buildLoanSchedule } from '#domain/schedule/loan-schedule.ts'
import { monthEndStrategies, repaymentPeriods } from '#domain/schedule/due-dates.ts'
import { repaymentUnits } from '#domain/schedule/schedule-terms.ts'
import { defineCalculation } from './calculation.ts'
import { isoDate, positiveAmount, wholeNumber } from './fields.ts'
import { scheduleTermsFields, scheduleTermsOf } from './loan-terms-fields.ts'
import { dateText, decimalText } from './result-fields.ts'

const charges = { fees: decimalText, penalties: decimalText }

const scheduleResult = z.object({
  rows: z.array(
    z.object({
      n: z.int(),
      due: dateText,
      days: z.int(),
      principal: decimalText,
      interest: decimalText,
      ...charges,
      total: decimalText,
      balance: decimalText,
    }),
  ),
  totals: z.object({ principal: decimalText, interest: decimalText, ...charges, total: decimalText }),
})

const loanSchedule = defineCalculation({
  kind: 'loan-schedule',
  summary: 'The schedule of a loan as agreed',
  inputs: z.object({
    ...scheduleTermsFields,
    principal: positiveAmount,
    disbursements: z
      .array(z.object({ date: isoDate, amount: positiveAmount }))
      .min(1, { error: 'at least one disbursement' })
      .max(1000, { error: 'at most 1000 disbursements' }),
  }),
  result: scheduleResult,
  calculate: (given) => {
    const { decimals } = given
    const disbursements = given.disbursements.map(({ date, amount }, index) => ({
      on: date,
      amountMinor: parseAmount(amount.toFixed(), decimals, `disbursements.${index}.amount`),
    }))
    const { rows, principalMinor, interestMinor, totalMinor } = buildLoanSchedule(scheduleTermsOf(given), disbursements)
    const show = (amountMinor: Minor): string => formatAmount(amountMinor, decimals)
    const noCharges = { fees: formatAmount(0 as Minor, decimals), penalties: formatAmount(0 as Minor, decimals) }
    return {
      rows: rows.map((row) => ({
        n: row.number,
        due: row.due,
        days: row.days,
        principal: show(row.principalMinor),
        interest: show(row.interestMinor),
        ...noCharges,
        total: show(row.totalMinor),
        balance: show(row.balanceMinor),
      })),
      totals: { principal: show(principalMinor), interest: show(interestMinor), ...noCharges, total: show(totalMinor) },
    }
  },
})

/** As many dates as the term of the product has; without one, enough to see the pattern. */
const datesWithoutTerm = 60

const dueDates = defineCalculation({
  kind: 'due-dates',
  summary: 'The due dates that grow from a disbursement or a first repayment',
  inputs: z.object({
    first_or_start: z.union([z.object({ disbursed: isoDate }), z.object({ first_repayment_date: isoDate })], {
      error: 'the date disbursed or the first_repayment_date',
    }),
    repayment_every: wholeNumber(1, 1200),
    repayment_unit: z.enum(repaymentUnits),
    month_end_strategy: z.enum(monthEndStrategies).default('last_day_of_month'),
    number_of_repayments: wholeNumber(1, 1200).default(datesWithoutTerm),
  }),
  result: z.object({ dates: z.array(dateText) }),
  calculate: (given) => {
    const start = given.first_or_start
    const firstDueOn = 'first_repayment_date' in start ? start.first_repayment_date : null
    const periods = repaymentPeriods({
      startsOn: 'disbursed' in start ? start.disbursed : start.first_repayment_date,
      firstDueOn,
      numberOfRepayments: given.number_of_repayments,
      repaymentEvery: given.repayment_every,
      repaymentUnit: given.repayment_unit,
      monthEnd: given.month_end_strategy,
    })
    return { dates: periods.map(({ due }) => due) }
  },
})

export const loanSchedules = [loanSchedule, dueDates]
