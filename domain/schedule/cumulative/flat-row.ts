import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { nineteen } from '#domain/rates/nineteen-digits.ts'
import { type Course, interestRowsAfter, principalRowsAfter } from './course.ts'
import { wholeTermRate } from './period-rate.ts'
import { divideEvenly, interestOn, roundTo } from './rounded-amounts.ts'

/** Interest of the whole term on the amount disbursed, less the rows that are free of it. */
export function flatInterest(course: Course, startsOn: IsoDate): number {
  return wholeInterest(course, startsOn) - interestPerRow(course, startsOn) * course.terms.interestFreePeriods
}

/** A row of a flat loan: an even share of the interest and of the principal; the last row takes what rounding left. */
export function flatRow(course: Course, startsOn: IsoDate): { principalMinor: number; interestMinor: number } {
  const { terms, number, flat, lastNumber } = course
  const share = terms.amortization === 'equal_principal' ? interestInTurn(course, startsOn) : interestAveragedOverRows(course, startsOn)
  const principalShare = principalPerRow(course, share)
  const principalLeft = course.principalMinor - course.repaidMinor - principalShare
  const interestLeft = flat.totalInterestMinor - course.chargedInterestMinor - share
  const isLast = number === lastNumber
  return {
    principalMinor: principalLeft < 0 || isLast ? principalShare + principalLeft : principalShare,
    interestMinor: Math.max(0, interestLeft < 0 || isLast ? share + interestLeft : share),
  }
}

function wholeInterest({ terms, annualPercent, flat }: Course, startsOn: IsoDate): number {
  return interestOn(flat.disbursedMinor - flat.principalBeforeRateMinor, wholeTermRate(terms, annualPercent, startsOn, flat.endsOn), terms)
}

function interestPerRow(course: Course, startsOn: IsoDate): number {
  const { flat, terms, lastNumber } = course
  if (flat.rowsBeforeRate < flat.rowsDone)
    return divideEvenly(flat.totalInterestMinor - flat.interestDoneMinor, lastNumber - flat.rowsDone, terms)
  return divideEvenly(wholeInterest(course, startsOn), lastNumber - flat.rowsBeforeRate, terms)
}

/** Rows without interest at the start make the others dearer. */
function interestAveragedOverRows(course: Course, startsOn: IsoDate): number {
  const { terms, number, flat, interestGrace } = course
  if (interestGrace.has(number) || number <= terms.interestFreePeriods) return 0
  const lastGrace = Math.max(0, ...[...interestGrace].filter((grace) => grace < number))
  const settled = Math.max(flat.rowsDone, lastGrace)
  if (settled > flat.rowsBeforeRate)
    return divideEvenly(flat.totalInterestMinor - flat.interestDoneMinor, interestRowsAfter(course, settled), terms)
  return divideEvenly(flatInterest(course, startsOn), interestRowsAfter(course, flat.rowsBeforeRate), terms)
}

/** With equal principal, interest of a row in grace is asked for after the grace. */
function interestInTurn(course: Course, startsOn: IsoDate): number {
  const { terms, number, interestGrace } = course
  const share = interestPerRow(course, startsOn)
  if (interestGrace.has(number)) {
    course.deferredInterestMinor += share
    return 0
  }
  if (number <= terms.interestFreePeriods) return 0
  if (number !== terms.graceOnInterestPayment + 1) return share
  const deferred = course.deferredInterestMinor
  course.deferredInterestMinor = 0
  return deferred + share
}

function principalPerRow(course: Course, interestMinor: number): number {
  const { terms, number, flat, principalGrace } = course
  const rows = principalRowsAfter(course, flat.rowsDone)
  const share = principalGrace.has(number) ? 0 : divideEvenly(course.principalMinor - flat.principalDoneMinor, rows, terms)
  const { instalmentMultipleMinor: multiple } = terms
  if (multiple === null) return share
  return roundTo(nineteen(share), multiple) + roundTo(nineteen(interestMinor), multiple) - interestMinor
}
