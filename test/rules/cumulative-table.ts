import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { cumulativeRows, type CumulativeTerms, type ScheduledRow } from '#domain/schedule/cumulative/cumulative-rows.ts'
import type { ScheduleChange } from '#domain/schedule/cumulative/schedule-changes.ts'
import { plainTerms } from './plain-terms.ts'

/** Four months at 12 % a year that earn 1 % each, whatever their days: terms whose figures are worked out by hand. */
export const onePercentAMonth: CumulativeTerms = {
  ...plainTerms,
  annualRatePercent: nineteenOf('12'),
  numberOfRepayments: 4,
  interestPeriod: 'same_as_repayment_period',
  amortization: 'equal_principal',
}

/** A tenth of a percent a day, in a year of 365 days. */
export const oneTenthADay: CumulativeTerms = { ...onePercentAMonth, interestPeriod: 'daily', annualRatePercent: nineteenOf('36.5') }

export type PaidOut = readonly (readonly [on: string, amountMinor: number])[]

/** 1,200.00 on 15 January 2024, so that rows fall due on the 15th of the months from February. */
const inOne: PaidOut = [['2024-01-15', 120_000]]

export function cumulativeSchedule(
  terms: CumulativeTerms,
  { paidOut = inOne, changes = [] }: { paidOut?: PaidOut; changes?: readonly ScheduleChange[] } = {},
): ScheduledRow[] {
  const disbursements = paidOut.map(([on, amountMinor]) => ({ on: parseIsoDate(on), amountMinor }))
  return cumulativeRows(terms, disbursements, changes)
}

export const principalOf = (rows: readonly ScheduledRow[]): number[] => rows.map((row) => row.principalMinor)
export const interestOf = (rows: readonly ScheduledRow[]): number[] => rows.map((row) => row.interestMinor)
