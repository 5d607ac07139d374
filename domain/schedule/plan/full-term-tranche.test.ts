import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scheduleTermsFields, scheduleTermsOf } from '#domain/calculations/loan-terms-fields.ts'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { applyEvent } from '#domain/loan/apply-event.ts'
import { type LoanAccount, openAccount } from '#domain/loan/loan-account.ts'
import { showSchedule } from '#domain/loan/show-loan.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { buildLoanSchedule } from '#domain/schedule/loan-schedule.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { plainLoan } from '#test/rules/plain-terms.ts'
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

  it('may come as late as on the last due date', () => {
    const { rows } = buildLoanSchedule(termsOf({ allow_full_term_for_tranche: true, annual_rate_percent: '0', number_of_repayments: 2 }), [
      { on: disbursedOn, amountMinor: hundred },
      { on: parseIsoDate('2024-03-01'), amountMinor: hundred },
    ])
    expect(rows.map(({ due, totalMinor }) => [due, totalMinor])).toEqual([
      ['2024-02-01', 5000],
      ['2024-03-01', 5000],
      ['2024-04-01', 5000],
      ['2024-05-01', 5000],
    ])
  })

  // A quarter of 100.00 and a hundredth of it a month, for each of the two.
  it('earns flat interest for as long as it runs', () => {
    const { rows } = buildLoanSchedule(
      termsOf({ allow_full_term_for_tranche: true, annual_rate_percent: '12', number_of_repayments: 4, interest_method: 'flat' }),
      [disbursedOn, parseIsoDate('2024-03-01')].map((on) => ({ on, amountMinor: hundred })),
    )
    expect(rows.map(({ principalMinor, interestMinor }) => [principalMinor, interestMinor])).toEqual([
      [2500, 100],
      [2500, 100],
      [5000, 200],
      [5000, 200],
      [2500, 100],
      [2500, 100],
    ])
  })

  it('shares the term of the loan where tranches have none', () => {
    const { rows } = buildLoanSchedule(termsOf({}), [
      { on: disbursedOn, amountMinor: hundred },
      { on: parseIsoDate('2024-02-01'), amountMinor: hundred },
    ])
    expect(rows).toHaveLength(6)
  })

  it.each<readonly [what: string, unit: string, from: string, on: string, dues: readonly string[]]>([
    ['on the day of the month of the loan', 'months', '2024-01-31', '2024-02-29', ['2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31']],
    [
      'a week later, whatever the day of the month',
      'weeks',
      '2024-01-31',
      '2024-02-07',
      ['2024-02-07', '2024-02-14', '2024-02-21', '2024-02-28'],
    ],
  ])('is due for the last time %s', (_what, unit, from, on, dues) => {
    const { rows } = buildLoanSchedule(
      termsOf({ allow_full_term_for_tranche: true, number_of_repayments: 3, repayment_unit: unit }),
      [from, on].map((day) => ({ on: parseIsoDate(day), amountMinor: hundred })),
    )
    expect(rows.map(({ due }) => due)).toEqual(dues)
  })

  describe('after the terms have changed', () => {
    const on = (day: string) => parseIsoDate(day)
    const loanAfter = (ratePercent: string, change: { newRatePercent: string } | { extraTerms: number }) => {
      const account = openAccount({
        ...plainLoan('progressive'),
        annualRatePercent: nineteenOf(ratePercent),
        numberOfRepayments: 4,
        givesTranchesFullTerm: true,
      })
      applyEvent(account, { type: 'disburse', recordedOn: disbursedOn, on: disbursedOn, amountMinor: parseMinor(120_000) })
      applyEvent(account, {
        type: 'reschedule',
        recordedOn: disbursedOn,
        from: on('2024-01-02'),
        newRatePercent: 'newRatePercent' in change ? nineteenOf(change.newRatePercent) : null,
        newDueOn: null,
        extraTerms: 'extraTerms' in change ? change.extraTerms : null,
        graceOnPrincipal: null,
        graceOnInterest: null,
      })
      return account
    }
    const instalmentsWith = (account: LoanAccount, day: string, amountMinor: number) => {
      applyEvent(account, { type: 'disburse', recordedOn: on(day), on: on(day), amountMinor: parseMinor(amountMinor) })
      return showSchedule(account).map(({ totalMinor }) => totalMinor)
    }

    it('earns at the new rate', () => {
      // 300.00 a month without interest, and 100.00 from the second on.
      expect(instalmentsWith(loanAfter('12', { newRatePercent: '0' }), '2024-02-01', 40_000)).toEqual([
        30_000, 40_000, 40_000, 40_000, 10_000,
      ])
    })

    it('has the term that was agreed at first, also in a loan that became longer', () => {
      // 200.00 in each of six months, and 200.00 in four from the second on.
      expect(instalmentsWith(loanAfter('0', { extraTerms: 2 }), '2024-02-01', 80_000)).toEqual([
        20_000, 40_000, 40_000, 40_000, 40_000, 20_000,
      ])
    })

    it('is asked for at once after the last due date', () => {
      expect(instalmentsWith(loanAfter('12', { newRatePercent: '0' }), '2024-06-01', 40_000)).toEqual([
        30_000, 30_000, 30_000, 30_000, 40_000,
      ])
    })
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
