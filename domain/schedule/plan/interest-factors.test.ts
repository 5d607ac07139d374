import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { plainTerms } from '#test/rules/plain-terms.ts'
import type { PlanRow } from './plan-row.ts'
import { RepaymentPlan } from './repayment-plan.ts'
import { setFactors, setInterestFactors } from './interest-factors.ts'
import { buildLoanSchedule, type LoanScheduleTerms } from '../loan-schedule.ts'

const oneRow: LoanScheduleTerms = { ...plainTerms, numberOfRepayments: 1 }

/** Interest of the only row of 1,000,000.00, so that the figure is what one unit earns, in hundred-millionths. */
function interestOf(terms: LoanScheduleTerms, ratePercent: string, from: string): number {
  const paidOut = [{ on: parseIsoDate(from), amountMinor: parseMinor(100_000_000) }]
  return buildLoanSchedule({ ...terms, annualRatePercent: nineteenOf(ratePercent) }, paidOut).interestMinor
}

type Case = readonly [what: string, changes: Partial<LoanScheduleTerms>, ratePercent: string, from: string, interest: number]

describe('a row of a progressive schedule that counts days', () => {
  const febOnly = { leapYear: 'feb_29_period_only' } as const
  it.each<Case>([
    ['earns a 365th of the rate a day', {}, '36.5', '2023-01-15', 3_100_000],
    ['a 366th in a leap year', {}, '36.6', '2024-04-15', 3_000_000],
    ['a 360th of a year of 360', { daysInYear: 360 }, '36', '2024-01-15', 3_100_000],
    ['a 364th of a year of 364', { daysInYear: 364 }, '36.4', '2024-01-15', 3_100_000],
    ['a 365th of a year of 365, leap or not', { daysInYear: 365 }, '36.5', '2024-01-15', 3_100_000],
    // 17/365 + 14/366
    ['parts at 1 January', {}, '10', '2023-12-15', 848_267],
    // 16/365 + 15/366
    ['or at 31 December', { yearSplit: 'december_31' }, '10', '2023-12-15', 848_192],
    ['does not part where the year is fixed', { daysInYear: 365 }, '36.5', '2023-12-15', 3_100_000],
    // 184/365 + 366/366 + 181/365
    ['counts every year between', { repaymentUnit: 'years', repaymentEvery: 2 }, '10', '2023-07-01', 20_000_000],
    ['counts a leap year as any other where the row lacks its day', febOnly, '36.5', '2024-03-15', 3_100_000],
    ['counts it as such where the row has its day', febOnly, '36.6', '2024-02-15', 2_900_000],
    ['and where the row ends on it', febOnly, '36.6', '2024-01-29', 3_100_000],
    ['not where the row begins on it', febOnly, '36.5', '2024-02-29', 2_900_000],
    ['nor in another year', febOnly, '36.5', '2023-02-15', 2_800_000],
    ['does not part at the new year without its day', febOnly, '36.5', '2023-12-15', 3_100_000],
    // 17/365 + 74/366
    ['parts there when the row has its day', { ...febOnly, repaymentEvery: 3 }, '10', '2023-12-15', 2_487_611],
    // 17/366 + 366/365, as no 29 February follows: the row has none at all.
    ['and counts all days by the year of its start when not', { ...febOnly, repaymentEvery: 3 }, '36.5', '2024-12-15', 9_000_000],
    ['counts weeks', { repaymentUnit: 'weeks', repaymentEvery: 2 }, '36.5', '2023-01-15', 1_400_000],
    ['counts days', { repaymentUnit: 'days', repaymentEvery: 10 }, '36.5', '2023-01-15', 1_000_000],
  ])('%s', (_what, changes, ratePercent, from, interest) => {
    expect(interestOf({ ...oneRow, ...changes }, ratePercent, from)).toBe(interest)
  })
})

describe('a row of a progressive schedule with months of 30 days', () => {
  const firstDue = (on: string) => ({ firstDueOn: parseIsoDate(on) })
  it.each<Case>([
    ['earns a twelfth in a month of a year of 360', {}, '36', '2024-01-15', 3_000_000],
    ['and in February', {}, '36', '2023-02-15', 3_000_000],
    ['three twelfths in a quarter', { repaymentEvery: 3 }, '36', '2024-01-15', 9_000_000],
    ['30 days of an actual year', { daysInYear: 'actual' }, '36.6', '2024-01-15', 3_000_000],
    ['30 days of a year of 365', { daysInYear: 365 }, '36.5', '2024-01-15', 3_000_000],
    ['seven days a week', { repaymentUnit: 'weeks', repaymentEvery: 2 }, '36', '2024-01-15', 1_400_000],
    ['days as they are', { repaymentUnit: 'days', repaymentEvery: 10 }, '36', '2024-01-15', 1_000_000],
    ['360 days a year', { repaymentUnit: 'years' }, '36', '2024-01-15', 36_000_000],
    // 13 of the 29 days to 15 March
    ['and for a stub its days over those of its month', firstDue('2024-02-28'), '36', '2024-01-15', 4_344_828],
    // 10 of the 31 days to 15 February
    ['for a short row alone', firstDue('2024-01-25'), '36', '2024-01-15', 967_742],
  ])('%s', (_what, changes, ratePercent, from, interest) => {
    expect(interestOf({ ...oneRow, daysInYear: 360, daysInMonth: 30, ...changes }, ratePercent, from)).toBe(interest)
  })
})

describe('a row of a progressive schedule that earns as it is repaid', () => {
  it.each<Case>([
    ['a twelfth in a month', {}, '12', '2024-01-15', 1_000_000],
    ['a quarter in a quarter', { repaymentEvery: 3 }, '12', '2024-01-15', 3_000_000],
    ['a 52nd in a week', { repaymentUnit: 'weeks' }, '52', '2024-01-15', 1_000_000],
    ['days by the year', { repaymentUnit: 'days', repaymentEvery: 10 }, '36.6', '2024-01-15', 1_000_000],
  ])('%s', (_what, changes, ratePercent, from, interest) => {
    expect(interestOf({ ...oneRow, interestPeriod: 'same_as_repayment_period', ...changes }, ratePercent, from)).toBe(interest)
  })
})

describe('money paid out inside a row', () => {
  const tranches = (changes: Partial<LoanScheduleTerms>, ratePercent: string, second: string) =>
    buildLoanSchedule({ ...oneRow, annualRatePercent: nineteenOf(ratePercent), ...changes }, [
      { on: parseIsoDate('2024-01-15'), amountMinor: parseMinor(60_000_000) },
      { on: parseIsoDate(second), amountMinor: parseMinor(40_000_000) },
    ]).interestMinor
  const asRepaid = { interestPeriod: 'same_as_repayment_period' } as const

  it.each<readonly [string, Partial<LoanScheduleTerms>, string, string, number]>([
    ['earns from its day', { daysInYear: 365 }, '36.5', '2024-01-25', 600_000 + 2_100_000],
    ['earns 21 of 31 days of a month of 30', { daysInYear: 360, daysInMonth: 30 }, '36', '2024-01-25', 1_800_000 + 812_903],
    ['earns from the start of the row', asRepaid, '12', '2024-01-25', 1_000_000],
    ['or for its share of the days', { ...asRepaid, allowPartialPeriodInterest: true }, '12', '2024-01-25', 600_000 + 270_968],
    [
      'earns on the whole amount from its day also where interest is flat',
      { daysInYear: 365, interestMethod: 'flat' },
      '36.5',
      '2024-01-25',
      2_700_000,
    ],
  ])('%s', (_what, changes, ratePercent, second, interest) => {
    expect(tranches(changes, ratePercent, second)).toBe(interest)
  })
})

describe('rows that cross the new year', () => {
  it('part in every year as that year is long', () => {
    const paidOut = [{ on: parseIsoDate('2023-12-15'), amountMinor: parseMinor(100_000_000) }]
    const { rows } = buildLoanSchedule(
      { ...plainTerms, numberOfRepayments: 13, graceOnPrincipal: 12, annualRatePercent: nineteenOf('10') },
      paidOut,
    )
    // 17/365 + 14/366 and a year later 17/366 + 14/365
    expect([rows[0]!.interestMinor, rows[12]!.interestMinor]).toEqual([848_267, 848_043])
  })
})

describe('what a unit of balance earns', () => {
  const day = parseIsoDate
  const planOf = (changes: Partial<LoanScheduleTerms>, from: string, due: string) =>
    new RepaymentPlan({ ...oneRow, annualRatePercent: nineteenOf('36'), ...changes }, [{ from: day(from), due: day(due) }])

  it('is that of a month in a long row of 30-day months when the instalment is solved, and that of its days when it is due', () => {
    const plan = planOf({ daysInYear: 360, daysInMonth: 30 }, '2024-01-15', '2024-02-28')
    const span = plan.firstRow.firstSpan
    setFactors(plan, plan.firstRow, span)
    expect(span.factor).toBe(3n * 10n ** 17n)
    // A month and 13 of the 29 days of the next.
    expect(span.quickFactorTillDue).toBeCloseTo((0.36 * (30 + (30 * 13) / 29)) / 360, 15)
  })

  it.each<readonly [what: string, change: (plan: RepaymentPlan, row: PlanRow) => void, days: number, ratePercent: number]>([
    ['where the rate changes', (plan) => plan.setRateFrom(day('2024-01-01'), nineteenOf('18')), 31, 18],
    ['where its first day moves', (_plan, row) => (row.firstSpan.from = day('2024-01-25')), 21, 36],
    ['where its last day moves', (_plan, row) => (row.firstSpan.to = day('2024-02-05')), 21, 36],
  ])('is computed anew %s', (_what, change, days, ratePercent) => {
    const plan = planOf({ daysInYear: 360 }, '2024-01-15', '2024-02-15')
    const { firstRow } = plan
    setFactors(plan, firstRow, firstRow.firstSpan)
    change(plan, firstRow)
    expect(setFactors(plan, firstRow, firstRow.firstSpan)).toBe(true)
    expect(firstRow.firstSpan.quickFactor).toBeCloseTo((ratePercent * days) / 36_000, 15)
  })

  it('is a share of the row, so that it changes where the row begins earlier or ends later', () => {
    const plan = planOf({ interestPeriod: 'same_as_repayment_period' }, '2024-01-15', '2024-02-15')
    const { firstRow } = plan
    const { firstSpan } = firstRow
    const factorIn = (from: string, due: string) => {
      firstRow.update({ from: day(from), due: day(due) })
      setFactors(plan, firstRow, firstSpan)
      return firstSpan.quickFactor
    }
    expect(factorIn('2024-01-15', '2024-02-15')).toBeCloseTo(0.03, 15)
    expect(factorIn('2023-12-15', '2024-02-15')).toBeCloseTo((0.03 * 31) / 62, 15)
    expect(factorIn('2024-01-15', '2024-03-15')).toBeCloseTo((0.03 * 31) / 60, 15)
  })

  it('stays where nothing changed', () => {
    const plan = planOf({}, '2024-01-15', '2024-02-15')
    const { firstRow } = plan
    expect([1, 2].map(() => setFactors(plan, firstRow, firstRow.firstSpan))).toEqual([true, false])
  })

  it('makes the interest of the row follow the rate', () => {
    const plan = planOf({ interestPeriod: 'same_as_repayment_period' }, '2024-01-15', '2024-02-15')
    const { firstRow } = plan
    firstRow.firstSpan.balanceMinor = 100_000
    setInterestFactors(plan, firstRow)
    expect(firstRow.calculatedInterestMinor).toBe(3000)
    plan.setRateFrom(day('2024-01-01'), nineteenOf('12'))
    setInterestFactors(plan, firstRow)
    expect(firstRow.calculatedInterestMinor).toBe(1000)
  })
})
