import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { applyEvent } from '#domain/loan/apply-event.ts'
import { openAccount } from '#domain/loan/loan-account.ts'
import { showSchedule } from '#domain/loan/show-loan.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { plainLoan, plainTerms } from '#test/rules/plain-terms.ts'
import { buildLoanSchedule, type LoanScheduleTerms } from '../loan-schedule.ts'

const terms: LoanScheduleTerms = {
  ...plainTerms,
  annualRatePercent: nineteenOf('12'),
  numberOfRepayments: 4,
  interestPeriod: 'same_as_repayment_period',
}
const disbursedOn = parseIsoDate('2024-01-15')

/** Four months at 1 % each, the first of which asks for no interest, so that the level instalment is off at first. */
describe('the last instalment after a grace', () => {
  it.each<readonly [what: string, currencyDecimals: number, amountMinor: number, instalments: readonly number[]]>([
    // Rows of 307.51: 89,249 earn 892, 60,590 earn 606 and 30,445 earn 304.
    ['may be 0.02 off where the currency has cents', 2, 120_000, [30_751, 30_751, 30_751, 30_749]],
    // Rows of 30.755: 89,245 earn 892, 60,582 earn 606 and 30,433 earn 304.
    ['may be 0.020 off where it has thousandths', 3, 120_000, [30_755, 30_755, 30_755, 30_737]],
    // Rows of 31.268: 90,732 earn 907, 61,591 earn 616 and 30,939 earn 309.
    ['and exactly that', 3, 122_000, [31_268, 31_268, 31_268, 31_248]],
  ])('%s', (_what, currencyDecimals, amountMinor, instalments) => {
    const { rows } = buildLoanSchedule({ ...terms, currencyDecimals, graceOnInterestPayment: 1 }, [
      { on: disbursedOn, amountMinor: parseMinor(amountMinor) },
    ])
    expect(rows.map(({ totalMinor }) => totalMinor)).toEqual(instalments)
  })
})

describe('instalments after a rate has fallen', () => {
  it('stay as they are where they were paid early, and what is left is spread evenly', () => {
    const account = openAccount({ ...plainLoan('recalculating'), ...terms, engine: 'progressive' })
    const amountMinor = parseMinor(30_754)
    applyEvent(account, { type: 'disburse', recordedOn: disbursedOn, on: disbursedOn, amountMinor: parseMinor(120_000) })
    const paidOn = parseIsoDate('2024-02-15')
    applyEvent(account, { type: 'repayment', recordedOn: paidOn, on: paidOn, amountMinor })
    applyEvent(account, { type: 'repayment', recordedOn: paidOn, on: paidOn, amountMinor })
    applyEvent(account, {
      type: 'reschedule',
      recordedOn: paidOn,
      from: parseIsoDate('2024-02-16'),
      newRatePercent: nineteenOf('0'),
      newDueOn: null,
      extraTerms: null,
      graceOnPrincipal: null,
      graceOnInterest: null,
    })
    // 12.00 of the first payment were interest; 596.92 of 1,200.00 are left for two rows.
    expect(showSchedule(account).map(({ principal, interest }) => [principal, interest])).toEqual([
      [29_554, 1200],
      [30_754, 0],
      [29_846, 0],
      [29_846, 0],
    ])
  })
})
