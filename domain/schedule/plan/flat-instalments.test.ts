import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import { solveFlatInstalments } from './flat-instalments.ts'
import { setAllInterestFactors } from './interest-factors.ts'
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
  setAllInterestFactors(plan)
  solveFlatInstalments(plan, plan.rows)
  return plan
}

type Case = readonly [what: string, ratePercent: string, given: Readonly<Record<number, Given>>, instalments: readonly number[]]

describe('instalments of flat interest over rows in which more was paid', () => {
  it.each<Case>([
    ['are even where none was', '12', {}, [31_200, 31_200, 31_200, 31_200]],
    ['leave less to the last row', '0', { 2: { paidPrincipalMinor: 42_000 } }, [30_000, 42_000, 30_000, 18_000]],
    ['keep a row that was paid exactly', '0', { 2: { paidPrincipalMinor: 30_000 } }, [30_000, 30_000, 30_000, 30_000]],
    [
      'leave less for all that was paid too much',
      '0',
      { 1: { paidPrincipalMinor: 33_000 }, 2: { paidPrincipalMinor: 34_000 } },
      [33_000, 34_000, 30_000, 23_000],
    ],
    [
      'take the rest off the row before, once the last has nothing left',
      '0',
      { 1: { paidPrincipalMinor: 70_000 } },
      [70_000, 30_000, 20_000, 0],
    ],
    ['leave every row its interest', '12', { 1: { paidPrincipalMinor: 78_800, paidInterestMinor: 1200 } }, [80_000, 31_200, 12_400, 1200]],
    [
      'pass over a row that is paid already',
      '0',
      { 1: { paidPrincipalMinor: 42_000 }, 4: { paidPrincipalMinor: 30_000 } },
      [42_000, 30_000, 18_000, 30_000],
    ],
    [
      'leave a row what was paid in it',
      '0',
      { 1: { paidPrincipalMinor: 42_000 }, 4: { paidPrincipalMinor: 25_000 } },
      [42_000, 30_000, 23_000, 25_000],
    ],
    [
      'do not count a credit that was paid',
      '0',
      { 2: { paidPrincipalMinor: 35_000, creditedMinor: 5000 } },
      [30_000, 30_000, 30_000, 30_000],
    ],
    [
      'nor one in the row that asks for less',
      '0',
      { 1: { paidPrincipalMinor: 50_000 }, 4: { paidPrincipalMinor: 20_000, creditedMinor: 5000 } },
      [50_000, 30_000, 25_000, 15_000],
    ],
    // 10.00 of interest of later rows is a part of the whole: 302.50 each.
    [
      'nor interest that is collected ahead',
      '0',
      { 2: { paidPrincipalMinor: 30_250, paidInterestMinor: 1000, interestAheadMinor: 1000 } },
      [30_250, 30_250, 30_250, 30_250],
    ],
    [
      'nor such interest in the row that asks for less',
      '0',
      { 1: { paidPrincipalMinor: 50_250 }, 4: { paidPrincipalMinor: 19_000, paidInterestMinor: 1000, interestAheadMinor: 1000 } },
      [50_250, 30_250, 21_500, 19_000],
    ],
  ])('%s', (_what, ratePercent, given, instalments) => {
    const { rows } = flatLoan(ratePercent, given)
    expect(rows.map((row) => row.instalmentMinor)).toEqual(instalments)
  })

  it('leave each row the balance that those before it leave', () => {
    const plan = flatLoan('12', {})
    plan.firstRow.firstSpan.balanceMinor = 120_000
    solveFlatInstalments(plan, plan.rows)
    expect(plan.rows.map((row) => row.lastSpan.balanceMinor)).toEqual([120_000, 90_000, 60_000, 30_000])
  })

  it('are none over no rows', () => {
    const plan = flatLoan('12', {})
    solveFlatInstalments(plan, [])
    expect(plan.rows.map((row) => row.instalmentMinor)).toEqual([31_200, 31_200, 31_200, 31_200])
  })
})
