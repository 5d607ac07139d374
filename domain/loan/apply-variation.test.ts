import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { paidOn, payingFirst, reAmortizedOn, type Row, rowsOf, shortLoan } from '#test/rules/short-loan.ts'
import type { LoanEvent } from './loan-event.ts'
import type { FutureRule } from './loan-terms.ts'

const ratedFrom = (day: string, percent: string): LoanEvent => ({
  type: 'reschedule',
  recordedOn: parseIsoDate(day),
  from: parseIsoDate(day),
  newDueOn: null,
  newRatePercent: nineteenOf(percent),
  extraTerms: null,
  graceOnPrincipal: null,
  graceOnInterest: null,
})

/** 1,200.00 over six months at 12.00 a month, so 212.00 each. */
const flatLoan = (events: readonly LoanEvent[], future: FutureRule = 'next_installment') =>
  shortLoan(events, {
    interestMethod: 'flat',
    interestPeriod: 'same_as_repayment_period',
    annualRatePercent: nineteenOf('12'),
    numberOfRepayments: 6,
    allocation: payingFirst(['principal', 'interest', 'fee', 'penalty'], future),
  })

describe('a loan at flat interest whose rate falls to nothing', () => {
  // A row of 212.00 was paid before it earned anything, all of it principal: 588.00 are left.
  it('asks for equal instalments in the rows that are left after one was paid ahead', () => {
    const rows = rowsOf(flatLoan([paidOn('2024-03-01', 63_600), ratedFrom('2024-03-02', '0')]))
    expect(rows).toEqual([[20_000, 1200], [20_000, 1200], [21_200, 0], ...Array.from({ length: 3 }, (): Row => [19_600, 0])])
  })

  // The last two rows are paid with 424.00 of principal.
  it('leaves rows at the end that were paid ahead as they are', () => {
    const rows = rowsOf(flatLoan([paidOn('2024-01-01', 42_400), ratedFrom('2024-02-16', '0')], 'last_installment'))
    expect(rows.slice(4)).toEqual([
      [21_200, 0],
      [21_200, 0],
    ])
    expect(rows.reduce((sum, [principal]) => sum + principal, 0)).toBe(120_000)
  })
})

describe('a payment that counts from the due date of its row on', () => {
  const recalculation = {
    rest: 'same_as_repayment',
    preClose: 'till_rest_frequency_date',
    strategy: 'reschedule_next_repayments',
    compounding: 'none',
    stopsOnPastDue: false,
  } as const
  const pause: LoanEvent = {
    type: 'interest_pause',
    recordedOn: parseIsoDate('2024-01-20'),
    from: parseIsoDate('2024-01-20'),
    to: parseIsoDate('2024-01-25'),
  }

  // 25 of 31 days earn on 1,200.00; or 18 days at a tenth of a percent and thirteen at two.
  it.each<[what: string, change: LoanEvent, interestMinor: number]>([
    ['a pause of six days', pause, 3000],
    ['a change of rate', ratedFrom('2024-01-20', '73'), 5280],
  ])('is not brought forward by %s in that row', (_what, change, interestMinor) => {
    expect(rowsOf(shortLoan([paidOn('2024-01-11', 10_000), change], { recalculation }))[0]![1]).toBe(interestMinor)
  })
})

describe('a loan at flat interest that is re-amortised in equal parts', () => {
  // 12.00 of the first row in five parts of 2.40 and 12.00 a row, and 240.00 of principal.
  it('counts the parts once', () => {
    expect(rowsOf(flatLoan([reAmortizedOn('2024-02-15', true)]))).toEqual([[0, 0], ...Array.from({ length: 5 }, (): Row => [24_000, 1440])])
  })

  it('counts them once when its rate falls to nothing with a row', () => {
    const rows = rowsOf(flatLoan([reAmortizedOn('2024-02-15', true), ratedFrom('2024-03-02', '0')]))
    // 14.40 of the second row, and 2.40 in each of the others.
    expect(rows).toEqual([[0, 0], [24_000, 1440], ...Array.from({ length: 4 }, (): Row => [24_000, 240])])
  })
})
