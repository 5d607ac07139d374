import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import type { ScheduleTerms } from '../schedule-terms.ts'
import { instalmentRate } from './period-rate.ts'
import { divideEvenly, levelInstalment } from './rounded-amounts.ts'

/** Where a schedule stands while its rows are computed one after the other. */
export type Course = {
  readonly terms: ScheduleTerms
  annualPercent: NineteenDigits
  /** The number of the row that comes next, and of the last one. */
  number: number
  lastNumber: number
  /** Principal disbursed so far, and what of it the rows so far repay. */
  principalMinor: number
  repaidMinor: number
  chargedInterestMinor: number
  /** Balance on which interest is earned. */
  balanceMinor: number
  /** Interest earned in rows that ask for none, which the next row with interest asks for. */
  deferredInterestMinor: number
  /** Principal that was repaid beyond a row and makes up for that of the next ones, and what the last row had of it. */
  creditMinor: number
  prepaidMinor: number
  /** The level instalment, or the equal principal, of a row on a declining balance; null until the next row solves it. */
  partMinor: number | null
  readonly principalGrace: Set<number>
  readonly interestGrace: Set<number>
  readonly flat: FlatCourse
}

/** What a flat loan earns, and how much of it lies before the last change of terms. */
export type FlatCourse = {
  /** Flat interest is asked for on the whole amount, the down payment included, and for the term that was agreed at first. */
  readonly disbursedMinor: number
  readonly startsOn: IsoDate
  readonly endsOn: IsoDate
  /** Interest that a row earns, that rows so far earned, and that all rows will have earned. */
  rowInterestMinor: number
  earnedMinor: number
  totalInterestMinor: number
  /** Rows, principal and interest that are settled and no longer spread. */
  principalDone: Settled
  interestDone: Settled
}

type Settled = { readonly rows: number; readonly amountMinor: number }

const nothingSettled: Settled = { rows: 0, amountMinor: 0 }

export function openCourse(terms: ScheduleTerms, flat: Pick<FlatCourse, 'disbursedMinor' | 'startsOn' | 'endsOn'>): Course {
  const firstRows = (count: number): Set<number> => new Set(Array.from({ length: count }, (_, index) => index + 1))
  return {
    terms,
    annualPercent: terms.annualRatePercent,
    number: 1,
    lastNumber: terms.numberOfRepayments,
    principalMinor: 0,
    repaidMinor: 0,
    chargedInterestMinor: 0,
    balanceMinor: 0,
    deferredInterestMinor: 0,
    creditMinor: 0,
    prepaidMinor: 0,
    partMinor: null,
    principalGrace: firstRows(terms.graceOnPrincipal),
    interestGrace: firstRows(terms.graceOnInterestPayment),
    flat: {
      ...flat,
      rowInterestMinor: 0,
      earnedMinor: 0,
      totalInterestMinor: 0,
      principalDone: nothingSettled,
      interestDone: nothingSettled,
    },
  }
}

/** The level instalment, or the equal principal, by which the rows that are left repay a balance. */
export function partOf(course: Course, balanceMinor: number): number {
  const { terms, number } = course
  const rows = principalRowsAfter(course, number - 1)
  if (terms.amortization === 'equal_principal') return divideEvenly(balanceMinor, rows, terms)
  return levelInstalment(balanceMinor, instalmentRate(terms, course.annualPercent), rows, terms)
}

/** Rows after a number that repay principal; at least one, for the last one repays whatever is left. */
export function principalRowsAfter({ lastNumber, principalGrace }: Course, number: number): number {
  return Math.max(1, lastNumber - number - countAbove(principalGrace, number))
}

/** Rows after a number that ask for interest; at least one, for the last one asks for whatever was put off. */
export function interestRowsAfter({ lastNumber, interestGrace, terms }: Course, number: number): number {
  const settled = Math.max(number, terms.interestFreePeriods)
  return Math.max(1, lastNumber - settled - countAbove(interestGrace, settled))
}

/** Rows after a number that earn interest, in grace or not. */
export function earningRowsAfter({ lastNumber, terms }: Course, number: number): number {
  return Math.max(0, lastNumber - Math.max(number, terms.interestFreePeriods))
}

function countAbove(numbers: ReadonlySet<number>, least: number): number {
  return [...numbers].filter((number) => number > least).length
}
