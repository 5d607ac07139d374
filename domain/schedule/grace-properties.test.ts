import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteen } from '#domain/rates/nineteen-digits.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import { buildLoanSchedule, type LoanSchedule, type LoanScheduleTerms, scheduleEngines } from './loan-schedule.ts'

const rows = fc.integer({ min: 1, max: 30 })
const grace = fc.integer({ min: 0, max: 33 })

/** Terms at up to 40 % a year, with graces that may be longer than the loan. */
const anyTerms = fc
  .record({
    engine: fc.constantFrom(...scheduleEngines),
    ratePerMille: fc.integer({ min: 0, max: 400 }),
    numberOfRepayments: rows,
    interestMethod: fc.constantFrom('declining_balance', 'flat'),
    amortization: fc.constantFrom('equal_installments', 'equal_principal'),
    interestPeriod: fc.constantFrom('daily', 'same_as_repayment_period'),
    daysInMonth: fc.constantFrom('actual', 30),
    graceOnPrincipal: grace,
    graceOnInterestPayment: grace,
  })
  .map(({ ratePerMille, ...options }) => ({ ...plainTerms, ...options, annualRatePercent: nineteen(ratePerMille, 1) }) as LoanScheduleTerms)

const anyAmount = fc.integer({ min: 100_00, max: 1_000_000_00 })

function scheduleOf(terms: LoanScheduleTerms, amountMinor: number): LoanSchedule | undefined {
  try {
    return buildLoanSchedule(terms, [{ on: parseIsoDate('2024-01-31'), amountMinor: parseMinor(amountMinor) }])
  } catch (error) {
    if (error instanceof AppError && error.code === 'SCHEDULE_NEVER_AMORTISES') return undefined
    throw error
  }
}

describe('a schedule whose first rows are in grace', () => {
  it('repays all that was disbursed, and nothing before the grace on principal is over', () => {
    fc.assert(
      fc.property(anyTerms, anyAmount, (terms, amountMinor) => {
        const noInterestGrace = { ...terms, graceOnInterestPayment: 0 }
        const schedule = scheduleOf(noInterestGrace, amountMinor)
        fc.pre(schedule !== undefined)
        expect([schedule!.principalMinor, schedule!.rows.at(-1)!.balanceMinor]).toEqual([amountMinor, 0])
        const inGrace = schedule!.rows.slice(0, Math.min(terms.graceOnPrincipal, terms.numberOfRepayments - 1))
        expect(inGrace.every((row) => row.principalMinor === 0)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('asks for no interest before the grace on it is over, and then for all that was put off', () => {
    fc.assert(
      fc.property(anyTerms, anyAmount, (terms, amountMinor) => {
        const schedule = scheduleOf(terms, amountMinor)
        fc.pre(schedule !== undefined)
        const inGrace = schedule!.rows.slice(0, Math.min(terms.graceOnInterestPayment, schedule!.rows.length - 1))
        expect(inGrace.every((row) => row.interestMinor === 0)).toBe(true)
        expect([schedule!.principalMinor, schedule!.rows.at(-1)!.balanceMinor]).toEqual([amountMinor, 0])
      }),
      { numRuns: 200 },
    )
  })

  it('is refused only where the grace on interest is most of a loan of level instalments', () => {
    fc.assert(
      fc.property(anyTerms, anyAmount, (terms, amountMinor) => {
        fc.pre(scheduleOf({ ...terms, graceOnInterestPayment: 0 }, amountMinor) !== undefined)
        const half = { ...terms, graceOnInterestPayment: Math.min(terms.graceOnInterestPayment, Math.floor(terms.numberOfRepayments / 2)) }
        expect(scheduleOf(half, amountMinor)).toBeDefined()
      }),
      { numRuns: 200 },
    )
  })

  it('asks for the same interest in all, where what is repaid when does not depend on it', () => {
    fc.assert(
      fc.property(anyTerms, anyAmount, (terms, amountMinor) => {
        fc.pre(terms.engine === 'cumulative' && terms.amortization === 'equal_principal')
        const [inGrace, without] = [terms, { ...terms, graceOnInterestPayment: 0 }].map((one) => scheduleOf(one, amountMinor))
        expect(inGrace?.interestMinor).toBe(without?.interestMinor)
      }),
    )
  })
})
