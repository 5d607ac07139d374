import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { applyEvent } from '#domain/loan/apply-event.ts'
import { type LoanAccount, openAccount } from '#domain/loan/loan-account.ts'
import type { Component } from '#domain/loan/instalment.ts'
import type { LoanEvent } from '#domain/loan/loan-event.ts'
import { type AdvancedAllocation, type DueType, dueTypes, type FutureRule, type LoanTerms } from '#domain/loan/loan-terms.ts'
import type { ReAgeParameters } from '#domain/loan/loan-transaction.ts'
import { showSchedule } from '#domain/loan/show-loan.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { nineteenOf } from '#domain/rates/nineteen-digits.ts'
import { plainLoan } from './plain-terms.ts'

/** 1,200.00 paid out on 1 January 2024, due on the first of the four months after it, at a tenth of a percent a day of what is outstanding. */
export function shortLoan(events: readonly LoanEvent[], changes: Partial<LoanTerms> = {}): LoanAccount {
  const account = openAccount({
    ...plainLoan('recalculating'),
    annualRatePercent: nineteenOf('36.5'),
    daysInYear: 365,
    numberOfRepayments: 4,
    ...changes,
  })
  const on = parseIsoDate('2024-01-01')
  applyEvent(account, { type: 'disburse', on, recordedOn: on, amountMinor: parseMinor(120_000) })
  for (const event of events) applyEvent(account, event)
  return account
}

/** 1,200.00 × 1.031 × 1.029 × 1.031 × 1.030 ÷ (1.029 × 1.031 × 1.030 + 1.031 × 1.030 + 1.030 + 1) = 323.07 */
export const shortLoanInstalment = 323_07

export function paidOn(day: string, amountMinor: number): LoanEvent {
  return { type: 'repayment', on: parseIsoDate(day), recordedOn: parseIsoDate(day), amountMinor: parseMinor(amountMinor) }
}

export function reAgedOn(day: string, startsOn: string, numberOfInstalments: number, changes: Partial<ReAgeParameters> = {}): LoanEvent {
  const parameters = { numberOfInstalments, every: 1, unit: 'months', equalInterest: null, waivesInterest: false, ...changes } as const
  return { type: 're_age', recordedOn: parseIsoDate(day), parameters: { ...parameters, startsOn: parseIsoDate(startsOn) } }
}

export function reAmortizedOn(day: string, splitsInterestEqually: boolean): LoanEvent {
  return { type: 're_amortize', recordedOn: parseIsoDate(day), splitsInterestEqually }
}

/** One instalment after the other, its components in an order. */
export function payingFirst(
  order: readonly Component[],
  future: FutureRule = 'next_installment',
  dueFirst: readonly DueType[] = dueTypes,
): AdvancedAllocation {
  const steps = dueFirst.flatMap((dueType) => order.map((component) => ({ dueType, component })))
  return { strategy: 'advanced', processing: 'horizontal', rules: {}, defaultRule: { future, order: steps } }
}

export type Row = readonly [principalMinor: number, interestMinor: number]

export type RowsCase = readonly [what: string, events: readonly LoanEvent[], rows: readonly Row[]]

/** A row whose amounts went to others. */
export const moved: Row = [0, 0]
/** The first row of 323.07 holds interest of 31 days, and leaves 914.13. */
export const first: Row = [shortLoanInstalment - 37_20, 37_20]
/** Interest in a re-ageing that is not asked for. */
export const waives = { waivesInterest: true } as const

export function rowsOf(account: LoanAccount): Row[] {
  return showSchedule(account).map(({ principal, interest }) => [principal, interest])
}

/**
 * Rows of equal instalments by the annuity formula, for periods of so many days at a tenth of a percent each. Interest that is open already is
 * asked for in the first one and earns nothing; the last one repays the rest.
 */
export function levelRows(balanceMinor: number, days: readonly number[], openInterestMinor = 0): Row[] {
  let grown = balanceMinor
  let annuity = 0
  for (const [index, count] of days.entries()) {
    grown = grown * (1 + count / 1000) + (index === 0 ? openInterestMinor : 0)
    annuity = annuity * (1 + count / 1000) + 1
  }
  let balance = balanceMinor
  return days.map((count, index): Row => {
    const interest = Math.round((balance * count) / 1000) + (index === 0 ? openInterestMinor : 0)
    const principal = index === days.length - 1 ? balance : Math.round(grown / annuity) - interest
    balance -= principal
    return [principal, interest]
  })
}
