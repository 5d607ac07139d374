import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, fromEpochDay, toEpochDay } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteen } from '#domain/rates/nineteen-digits.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import { monthEndStrategies, repaymentPeriods } from './due-dates.ts'
import { buildLoanSchedule, type LoanSchedule, type LoanScheduleTerms, scheduleEngines } from './loan-schedule.ts'

const anyDate = fc.integer({ min: toEpochDay(parseIsoDate('2015-01-01')), max: toEpochDay(parseIsoDate('2035-12-31')) }).map(fromEpochDay)

/** Terms as products have them: up to 60 percent a year, up to five years, any of the options. */
const anyTerms = fc
  .record({
    engine: fc.constantFrom(...scheduleEngines),
    ratePerMille: fc.integer({ min: 0, max: 600 }),
    numberOfRepayments: fc.integer({ min: 1, max: 60 }),
    repaymentEvery: fc.integer({ min: 1, max: 3 }),
    repaymentUnit: fc.constantFrom('weeks', 'months'),
    interestMethod: fc.constantFrom('declining_balance', 'flat'),
    amortization: fc.constantFrom('equal_installments', 'equal_principal'),
    interestPeriod: fc.constantFrom('daily', 'same_as_repayment_period'),
    daysInYear: fc.constantFrom('actual', 360, 364, 365),
    daysInMonth: fc.constantFrom('actual', 30),
    leapYear: fc.constantFrom('full_leap_year', 'feb_29_period_only'),
    yearSplit: fc.constantFrom('january_1', 'december_31'),
    monthEnd: fc.constantFrom(...monthEndStrategies),
  })
  .map(
    ({ ratePerMille, ...options }) =>
      ({
        ...plainTerms,
        ...options,
        annualRatePercent: nineteen(ratePerMille, 1),
      }) as LoanScheduleTerms,
  )

const anyLoan = fc.record({
  terms: anyTerms,
  on: anyDate,
  amountMinor: fc.integer({ min: 100_00, max: 10_000_000_00 }).map((minor) => parseMinor(minor)),
})

/** Nothing where the rate is so high that a level payment does not cover the interest of a long row: that is refused by its name. */
function scheduleOf({ terms, on, amountMinor }: typeof anyLoan extends fc.Arbitrary<infer Loan> ? Loan : never): LoanSchedule | undefined {
  try {
    return buildLoanSchedule(terms, [{ on, amountMinor }])
  } catch (error) {
    if (error instanceof AppError && error.code === 'SCHEDULE_NEVER_AMORTISES') return undefined
    throw error
  }
}

describe('every schedule', () => {
  it('repays what was disbursed, no more and no less, and ends at nothing', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const schedule = scheduleOf(loan)
        if (schedule === undefined) return
        expect(schedule.principalMinor).toBe(loan.amountMinor)
        expect(schedule.rows.at(-1)!.balanceMinor).toBe(0)
      }),
    )
  })

  it('balances in each row, and in its totals', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const { rows = [], ...totals } = scheduleOf(loan) ?? {}
        let balance: number = loan.amountMinor
        for (const row of rows) {
          balance -= row.principalMinor
          expect([row.balanceMinor, row.totalMinor]).toEqual([balance, row.principalMinor + row.interestMinor])
        }
        const sum = (amountOf: (row: LoanSchedule['rows'][number]) => number) => rows.reduce((total, row) => total + amountOf(row), 0)
        if (rows.length > 0)
          expect(totals).toEqual({
            principalMinor: sum((row) => row.principalMinor),
            interestMinor: sum((row) => row.interestMinor),
            totalMinor: sum((row) => row.totalMinor),
          })
      }),
    )
  })

  it('asks for nothing negative, and for interest exactly where there is a rate', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const schedule = scheduleOf(loan)
        if (schedule === undefined) return
        for (const row of schedule.rows) {
          expect(row.principalMinor).toBeGreaterThanOrEqual(0)
          expect(row.interestMinor).toBeGreaterThanOrEqual(0)
          expect(row.balanceMinor).toBeGreaterThanOrEqual(0)
        }
        if (loan.terms.annualRatePercent.digits === 0n) expect(schedule.interestMinor).toBe(0)
        else if (loan.terms.annualRatePercent.digits > 10n) expect(schedule.interestMinor).toBeGreaterThan(0)
      }),
    )
  })

  it('has as many rows as repayments, each due after the last and on the dates of the terms', () => {
    fc.assert(
      fc.property(anyLoan, (loan) => {
        const schedule = scheduleOf(loan)
        if (schedule === undefined) return
        const expected = repaymentPeriods({ ...loan.terms, startsOn: loan.on })
        expect(schedule.rows.map(({ from, due }) => ({ from, due }))).toEqual(expected.slice(0, schedule.rows.length))
        // An equal payment rounded up may leave nothing for the last rows of a small loan in the cumulative family.
        if (loan.terms.engine === 'progressive') expect(schedule.rows).toHaveLength(loan.terms.numberOfRepayments)
        expect(schedule.rows.map(({ number }) => number)).toEqual(schedule.rows.map((_, index) => index + 1))
      }),
    )
  })

  it('grows from the day of the month on which the money was paid out', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 12 }), (startsOn, every) => {
        const terms = { startsOn, firstDueOn: null, numberOfRepayments: 24, repaymentEvery: every, repaymentUnit: 'months' as const }
        const due = repaymentPeriods({ ...terms, monthEnd: 'last_day_of_month' }).map((period) => period.due)
        expect(due).toEqual(Array.from({ length: 24 }, (_, index) => addMonths(startsOn, every * (index + 1))))
        const weekly = repaymentPeriods({ ...terms, repaymentUnit: 'weeks', monthEnd: 'last_day_of_month' }).map((period) => period.due)
        expect(weekly).toEqual(Array.from({ length: 24 }, (_, index) => addDays(startsOn, 7 * every * (index + 1))))
      }),
    )
  })

  it('of equal instalments asks for the same amount but at the end', () => {
    fc.assert(
      fc.property(
        anyLoan,
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 36 }),
        ({ terms, on, amountMinor }, ratePerMille, months) => {
          // Where the interest of a long month passes the instalment, what it cannot pay waits for the next.
          const usual = {
            annualRatePercent: nineteen(ratePerMille, 1),
            numberOfRepayments: months,
            repaymentEvery: 1,
            repaymentUnit: 'months',
          } as const
          const level = {
            ...terms,
            ...usual,
            engine: 'progressive',
            amortization: 'equal_installments',
            interestMethod: 'declining_balance',
          } as const
          const rows = scheduleOf({ on, amountMinor, terms: level })?.rows ?? []
          const totals = rows.slice(0, -1).map((row) => row.totalMinor)
          expect(new Set(totals).size).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
