import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import { solveFlatInstalments } from './flat-instalments.ts'
import { setAllInterestFactors } from './interest-factors.ts'
import { interestSpan } from './interest-span.ts'
import type { RowState } from './plan-row.ts'
import { RepaymentPlan } from './repayment-plan.ts'

const dues = ['2024-01-15', '2024-02-15', '2024-03-15', '2024-04-15', '2024-05-15'].map((day) => parseIsoDate(day))
type Given = Partial<RowState> & { readonly creditedMinor?: number }

/** 1,200.00 over four months at flat interest, of which something was paid before the instalments are solved. */
function flatLoan(ratePercent: string, given: Readonly<Record<number, Given>>): RepaymentPlan {
  const plan = new RepaymentPlan(
    { ...plainTerms, interestMethod: 'flat', interestPeriod: 'same_as_repayment_period', annualRatePercent: nineteenOf(ratePercent) },
    dues.slice(1).map((due, index) => ({ from: dues[index]!, due })),
  )
  for (const [index, row] of plan.rows.entries()) {
    const { creditedMinor = 0, ...state } = given[index + 1] ?? {}
    row.update({ disbursedBeforeMinor: 120_000, ...state })
    row.lastSpan.creditedPrincipalMinor = creditedMinor
  }
  const { firstRow } = plan
  firstRow.spans.unshift({ ...interestSpan(firstRow.from, firstRow.from), disbursedMinor: 120_000 })
  setAllInterestFactors(plan)
  solveFlatInstalments(plan, plan.rows)
  return plan
}

type Case = readonly [what: string, ratePercent: string, given: Readonly<Record<number, Given>>, instalments: readonly number[]]

describe('instalments of flat interest over rows in which more was paid', () => {
  it.each<Case>([
    ['are even where none was', '12', {}, [31_200, 31_200, 31_200, 31_200]],
    // 780.00 in three, 530.00 in two, 500.00 in three.
    ['leave less to the others', '0', { 2: { paidPrincipalMinor: 42_000 } }, [26_000, 42_000, 26_000, 26_000]],
    ['keep a row that was paid exactly', '0', { 2: { paidPrincipalMinor: 30_000 } }, [30_000, 30_000, 30_000, 30_000]],
    [
      'leave less for all that was paid too much',
      '0',
      { 1: { paidPrincipalMinor: 33_000 }, 2: { paidPrincipalMinor: 34_000 } },
      [33_000, 34_000, 26_500, 26_500],
    ],
    ['leave to the last row what rounding leaves', '0', { 1: { paidPrincipalMinor: 70_000 } }, [70_000, 16_667, 16_667, 16_666]],
    // 412.00 of principal and 36.00 of interest.
    [
      'ask for interest with the rest',
      '12',
      { 1: { paidPrincipalMinor: 78_800, paidInterestMinor: 1200 } },
      [80_000, 14_933, 14_933, 14_934],
    ],
    [
      'let a row keep what is more than the others leave to it',
      '0',
      { 1: { paidPrincipalMinor: 42_000 }, 4: { paidPrincipalMinor: 30_000 } },
      [42_000, 24_000, 24_000, 30_000],
    ],
    [
      'let a row ask for more than was paid in it',
      '0',
      { 1: { paidPrincipalMinor: 42_000 }, 4: { paidPrincipalMinor: 25_000 } },
      [42_000, 26_000, 26_000, 26_000],
    ],
    [
      'do not count a credit that was paid',
      '0',
      { 2: { paidPrincipalMinor: 35_000, creditedMinor: 5000 } },
      [30_000, 30_000, 30_000, 30_000],
    ],
    [
      'do not count a credit in the last row',
      '0',
      { 1: { paidPrincipalMinor: 50_000 }, 4: { paidPrincipalMinor: 20_000, creditedMinor: 5000 } },
      [50_000, 23_333, 23_333, 23_334],
    ],
    [
      'do not count interest that is collected ahead on top of them',
      '0',
      { 2: { paidPrincipalMinor: 30_000, paidInterestMinor: 1000, interestAheadMinor: 1000 } },
      [30_000, 30_000, 30_000, 30_000],
    ],
    // 40.00 more are to be paid.
    [
      'count interest that was fixed once',
      '0',
      Object.fromEntries([1, 2, 3, 4].map((number) => [number, { fixedInterestMinor: 1000 }])),
      [31_000, 31_000, 31_000, 31_000],
    ],
    ['let a row ask for all that it earned', '0', { 2: { fixedInterestMinor: 60_000 } }, [40_000, 60_000, 40_000, 40_000]],
  ])('%s', (_what, ratePercent, given, instalments) => {
    const { rows } = flatLoan(ratePercent, given)
    expect(rows.map((row) => row.instalmentMinor)).toEqual(instalments)
  })

  it('leave each row the balance that those before it leave', () => {
    const plan = flatLoan('12', {})
    expect(plan.rows.map((row) => row.lastSpan.balanceMinor)).toEqual([120_000, 90_000, 60_000, 30_000])
  })

  it('are none over no rows', () => {
    const plan = flatLoan('12', {})
    solveFlatInstalments(plan, [])
    expect(plan.rows.map((row) => row.instalmentMinor)).toEqual([31_200, 31_200, 31_200, 31_200])
  })
})
