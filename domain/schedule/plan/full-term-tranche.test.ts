import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scheduleTermsFields, scheduleTermsOf } from '#domain/calculations/loan-terms-fields.ts'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { buildLoanSchedule } from '#domain/schedule/loan-schedule.ts'
import { z } from 'zod'

const disbursedOn = parseIsoDate('2024-01-01')
const hundred = parseMinor(10_000)

function termsOf(given: Record<string, unknown>) {
  return scheduleTermsOf(
    z.object(scheduleTermsFields).parse({
      currency: 'EUR',
      annual_rate_percent: '9.4822',
      number_of_repayments: 6,
      repayment_every: 1,
      repayment_unit: 'months',
      interest_method: 'declining_balance',
      amortization: 'equal_installments',
      interest_calculation_period: 'daily',
      days_in_year: 360,
      days_in_month: 30,
      ...given,
    }),
  )
}

describe('a later disbursement with a term of its own', () => {
  it('puts its instalments on top of those that are there and makes the loan longer', () => {
    const { rows } = buildLoanSchedule(termsOf({ allow_full_term_for_tranche: true }), [
      { on: disbursedOn, amountMinor: hundred },
      { on: parseIsoDate('2024-02-01'), amountMinor: hundred },
    ])
    expect(rows.map(({ totalMinor }) => totalMinor)).toEqual([1713, 3426, 3426, 3426, 3426, 3426, 1713])
  })

  it('shares the term of the loan where tranches have none', () => {
    const { rows } = buildLoanSchedule(termsOf({}), [
      { on: disbursedOn, amountMinor: hundred },
      { on: parseIsoDate('2024-02-01'), amountMinor: hundred },
    ])
    expect(rows).toHaveLength(6)
  })

  it('repays what was disbursed, whenever the tranche comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 175 }), fc.integer({ min: 100, max: 1_000_000 }), (days, amountMinor) => {
        const { rows, principalMinor } = buildLoanSchedule(termsOf({ allow_full_term_for_tranche: true }), [
          { on: disbursedOn, amountMinor: hundred },
          { on: addDays(disbursedOn, days), amountMinor: parseMinor(amountMinor) },
        ])
        expect(principalMinor).toBe(hundred + amountMinor)
        expect(rows.at(-1)?.balanceMinor).toBe(0)
        expect(rows.every((row) => row.principalMinor >= 0 && row.interestMinor >= 0)).toBe(true)
      }),
    )
  })
})
