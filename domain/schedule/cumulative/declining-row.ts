import { type IsoDate } from '#domain/calendar/iso-date.ts'
import { type Course, partOf } from './course.ts'
import { periodRate } from './period-rate.ts'
import { interestOn } from './rounded-amounts.ts'

/** A change of the balance inside a row: money paid out, or repaid early. */
export type BalanceChange = { readonly on: IsoDate; readonly amountMinor: number }

export type RowSpan = { readonly from: IsoDate; readonly due: IsoDate }

/** A row on a declining balance: interest on what is outstanding from day to day, and principal up to the instalment. */
export function decliningRow(
  course: Course,
  { from, due }: RowSpan,
  changes: readonly BalanceChange[],
): { principalMinor: number; interestMinor: number } {
  const before = course.deferredInterestMinor
  let balance = course.balanceMinor
  let start = from
  let interest = 0
  for (const change of changes) {
    if (change.on > start) {
      interest += interestOfSpan(course, balance, start, change.on)
      start = change.on
    }
    balance += change.amountMinor
  }
  interest += interestOfSpan(course, balance, start, due)
  const own = interest > 0 ? interest - before : course.deferredInterestMinor - before
  return { principalMinor: withoutResidue(course, principalOf(course, own)), interestMinor: interest }
}

/** Interest of rows in grace waits for the next row that asks for interest; rows free of interest earn none. */
function interestOfSpan(course: Course, balanceMinor: number, from: IsoDate, to: IsoDate): number {
  const { terms, number, interestGrace } = course
  const earned = interestOn(balanceMinor, periodRate(terms, course.annualPercent, from, to), terms)
  if (number <= terms.interestFreePeriods) return 0
  if (interestGrace.has(number) || earned <= 0) {
    course.deferredInterestMinor += earned
    return 0
  }
  const deferred = course.deferredInterestMinor
  course.deferredInterestMinor = 0
  return deferred + earned
}

function principalOf(course: Course, interestMinor: number): number {
  const { terms, number, principalGrace } = course
  if (principalGrace.has(number)) return 0
  course.partMinor ??= partOf(course, course.balanceMinor)
  return terms.amortization === 'equal_principal' ? course.partMinor : course.partMinor - interestMinor
}

/** No row repays more than is owed; the last one repays all of it, and so does one that comes after it. */
function withoutResidue(course: Course, principalMinor: number): number {
  const left = course.principalMinor - course.repaidMinor - principalMinor
  return left < 0 || course.number >= course.lastNumber ? principalMinor + left : principalMinor
}
