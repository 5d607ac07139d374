import { divide, multiply, nineteen } from '#domain/rates/nineteen-digits.ts'
import { type Course, earningRowsAfter, interestRowsAfter, principalRowsAfter } from './course.ts'
import { wholeTermRate } from './period-rate.ts'
import { divideEvenly, interestOn, roundTo } from './rounded-amounts.ts'

/** From here on rows earn interest at the rate of now: an even share of what the whole amount earns in the whole term. */
export function earnFlatInterest(course: Course): void {
  const { terms, annualPercent, flat, number, lastNumber } = course
  const rows = earningRowsAfter(course, number - 1)
  const wholeTerm = wholeTermRate(terms, annualPercent, flat.startsOn, flat.endsOn)
  const aheadMinor = interestOn(flat.disbursedMinor, multiply(wholeTerm, divide(nineteen(rows), nineteen(lastNumber))), terms)
  flat.totalInterestMinor = flat.earnedMinor + aheadMinor
  spreadFlatInterest(course)
}

/** From here on rows share evenly what earlier ones did not ask for; rows that were added make no more of it. */
export function spreadFlatInterest(course: Course): void {
  const { terms, flat, number, chargedInterestMinor } = course
  const rows = earningRowsAfter(course, number - 1)
  flat.rowInterestMinor = rows === 0 ? 0 : divideEvenly(flat.totalInterestMinor - flat.earnedMinor, rows, terms)
  flat.interestDone = { rows: number - 1, amountMinor: chargedInterestMinor }
}

/** A row of a flat loan: an even share of the interest and of the principal; the last row takes what rounding left. */
export function flatRow(course: Course): { principalMinor: number; interestMinor: number } {
  const { terms, number, flat, lastNumber } = course
  const earned = number <= terms.interestFreePeriods ? 0 : flat.rowInterestMinor
  flat.earnedMinor += earned
  const share = terms.amortization === 'equal_principal' ? interestInTurn(course, earned) : interestAveragedOverRows(course)
  const principalShare = principalPerRow(course, share)
  const principalLeft = course.principalMinor - course.repaidMinor - principalShare
  const interestLeft = flat.totalInterestMinor - course.chargedInterestMinor - share
  const isLast = number >= lastNumber
  if (isLast) course.deferredInterestMinor = 0
  return {
    principalMinor: principalLeft < 0 || isLast ? principalShare + principalLeft : principalShare,
    interestMinor: Math.max(0, interestLeft < 0 || isLast ? share + interestLeft : share),
  }
}

/** With equal instalments, rows that ask for no interest make the others dearer. */
function interestAveragedOverRows(course: Course): number {
  const { terms, number, flat, interestGrace } = course
  if (interestGrace.has(number) || number <= terms.interestFreePeriods) return 0
  const { rows, amountMinor } = flat.interestDone
  return divideEvenly(flat.totalInterestMinor - amountMinor, interestRowsAfter(course, rows), terms)
}

/** With equal principal, what rows in grace earn is asked for by the first row after them. */
function interestInTurn(course: Course, earnedMinor: number): number {
  const asked = course.deferredInterestMinor + earnedMinor
  course.deferredInterestMinor = course.interestGrace.has(course.number) ? asked : 0
  return asked - course.deferredInterestMinor
}

function principalPerRow(course: Course, interestMinor: number): number {
  const { terms, number, flat, principalGrace } = course
  const { rows, amountMinor } = flat.principalDone
  const share = principalGrace.has(number) ? 0 : divideEvenly(course.principalMinor - amountMinor, principalRowsAfter(course, rows), terms)
  const { instalmentMultipleMinor: multiple } = terms
  if (multiple === null) return share
  return roundTo(nineteen(share), multiple) + roundTo(nineteen(interestMinor), multiple) - interestMinor
}
