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
  levelMinor: number | null
  equalPrincipalMinor: number | null
  readonly principalGrace: Set<number>
  readonly interestGrace: Set<number>
  readonly flat: FlatCourse
}

/** What a flat loan asks for in all, and how much of it lies before the last change of terms. */
export type FlatCourse = {
  /** Flat interest is asked for on the whole amount, the down payment included. */
  readonly disbursedMinor: number
  endsOn: IsoDate
  totalInterestMinor: number
  /** Rows, principal and interest that are settled and no longer spread. */
  rowsDone: number
  principalDoneMinor: number
  interestDoneMinor: number
  /** Rows before the last change of the rate, and the principal they repaid. */
  rowsBeforeRate: number
  principalBeforeRateMinor: number
}

export function openCourse(terms: ScheduleTerms, disbursedMinor: number, endsOn: IsoDate): Course {
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
    levelMinor: null,
    equalPrincipalMinor: null,
    principalGrace: firstRows(terms.graceOnPrincipal),
    interestGrace: firstRows(terms.graceOnInterestPayment),
    flat: {
      disbursedMinor,
      endsOn,
      totalInterestMinor: 0,
      rowsDone: 0,
      principalDoneMinor: 0,
      interestDoneMinor: 0,
      rowsBeforeRate: 0,
      principalBeforeRateMinor: 0,
    },
  }
}

/** Solves the level instalment, or the equal principal, of the rows that are left. */
export function solveAmounts(course: Course, balanceMinor: number): void {
  const { terms, number } = course
  if (terms.amortization === 'equal_principal') {
    course.equalPrincipalMinor = divideEvenly(balanceMinor, principalRowsAfter(course, number - 1), terms)
    return
  }
  if (terms.interestMethod === 'flat') return
  const first = Math.max(number, terms.graceOnPrincipal + 1)
  course.levelMinor = levelInstalment(
    balanceMinor,
    instalmentRate(terms, course.annualPercent),
    principalRowsAfter(course, first - 1),
    terms,
  )
}

/** Rows after a number that repay principal. */
export function principalRowsAfter({ lastNumber, principalGrace }: Course, number: number): number {
  return lastNumber - number - countAbove(principalGrace, number)
}

/** Rows after a number that ask for interest. */
export function interestRowsAfter({ lastNumber, interestGrace, terms }: Course, number: number): number {
  return lastNumber - number - countAbove(interestGrace, number) - terms.interestFreePeriods
}

function countAbove(numbers: ReadonlySet<number>, least: number): number {
  return [...numbers].filter((number) => number > least).length
}
