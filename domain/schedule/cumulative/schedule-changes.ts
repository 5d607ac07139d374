import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import { type Course, partOf } from './course.ts'
import { earnFlatInterest, spreadFlatInterest } from './flat-row.ts'

/** A change of terms that was agreed later, by the due date from which it counts. */
export type ScheduleChange = { readonly from: IsoDate } & (
  | { readonly kind: 'due_date'; readonly newDue: IsoDate }
  | { readonly kind: 'rate'; readonly percent: NineteenDigits }
  | { readonly kind: 'extra_rows' | 'grace_on_principal' | 'grace_on_interest'; readonly count: number }
)

/**
 * Lets the changes that begin by a due date take effect; says to which day that due date moves. The total is all principal, that of later
 * disbursements too.
 */
export function applyChanges(course: Course, waiting: ScheduleChange[], due: IsoDate, totalMinor: number): IsoDate {
  const moved = waiting.find((change) => change.kind === 'due_date' && change.from === due)
  if (moved?.kind === 'due_date') {
    waiting.splice(waiting.indexOf(moved), 1)
    return applyChanges(course, waiting, moved.newDue, totalMinor)
  }
  const begun = waiting.filter((change) => change.from <= due)
  for (const change of begun) {
    waiting.splice(waiting.indexOf(change), 1)
    if (change.kind === 'rate') changeRate(course, change.percent)
    else if (change.kind === 'extra_rows') addRows(course, change.count, totalMinor)
    else if (change.kind === 'grace_on_principal') addGrace(course.principalGrace, course.number, change.count)
    else if (change.kind === 'grace_on_interest') {
      addGrace(course.interestGrace, course.number, change.count)
      spreadFlatInterest(course)
    }
  }
  return due
}

function changeRate(course: Course, percent: NineteenDigits): void {
  course.annualPercent = percent
  if (course.terms.interestMethod === 'flat') earnFlatInterest(course)
  else if (course.terms.amortization === 'equal_installments') course.partMinor = null
}

function addRows(course: Course, count: number, totalMinor: number): void {
  course.lastNumber += count
  if (course.terms.interestMethod === 'declining_balance') {
    course.partMinor = partOf(course, totalMinor - course.repaidMinor)
    return
  }
  course.flat.principalDone = { rows: course.number - 1, amountMinor: course.repaidMinor }
  spreadFlatInterest(course)
}

function addGrace(numbers: Set<number>, from: number, count: number): void {
  for (let number = from; number < from + count; number += 1) numbers.add(number)
}
