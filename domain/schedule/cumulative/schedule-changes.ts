import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import { type Course, solveAmounts } from './course.ts'
import { flatInterest } from './flat-row.ts'

/** A change of terms that was agreed later, by the due date from which it counts. */
export type ScheduleChange = { readonly from: IsoDate } & (
  | { readonly kind: 'due_date'; readonly newDue: IsoDate }
  | { readonly kind: 'rate'; readonly percent: NineteenDigits }
  | { readonly kind: 'extra_rows' | 'grace_on_principal' | 'grace_on_interest'; readonly count: number }
)

/** What holds for the schedule as a whole: its start, its end with a number of rows, and all principal, that of later disbursements too. */
export type Whole = { readonly startsOn: IsoDate; readonly endsOn: (rows: number) => IsoDate; readonly totalMinor: number }

/** Lets the changes that begin by a due date take effect; says to which day that due date moves. */
export function applyChanges(course: Course, waiting: ScheduleChange[], due: IsoDate, { startsOn, endsOn, totalMinor }: Whole): IsoDate {
  const moved = waiting.find((change) => change.kind === 'due_date' && change.from === due)
  const newDue = moved?.kind === 'due_date' ? moved.newDue : due
  if (moved !== undefined) waiting.splice(waiting.indexOf(moved), 1)
  const begun = waiting.filter((change) => change.kind !== 'due_date' && change.from <= newDue)
  for (const change of begun) {
    waiting.splice(waiting.indexOf(change), 1)
    if (change.kind === 'rate') changeRate(course, change.percent, startsOn)
    else if (change.kind === 'extra_rows') addRows(course, change.count, { endsOn, totalMinor })
    else if (change.kind === 'grace_on_principal') addGrace(course.principalGrace, course.number, change.count)
    else if (change.kind === 'grace_on_interest') {
      addGrace(course.interestGrace, course.number, change.count)
      course.flat.interestDoneMinor = course.chargedInterestMinor
    }
  }
  return newDue
}

function changeRate(course: Course, percent: NineteenDigits, startsOn: IsoDate): void {
  const { flat } = course
  course.annualPercent = percent
  course.levelMinor = null
  if (course.terms.interestMethod !== 'flat') return
  flat.principalBeforeRateMinor = course.repaidMinor
  flat.totalInterestMinor = flatInterest(course, startsOn) + course.chargedInterestMinor
  flat.rowsBeforeRate = course.number - 1
}

function addRows(course: Course, count: number, { endsOn, totalMinor }: Pick<Whole, 'endsOn' | 'totalMinor'>): void {
  const { flat } = course
  course.lastNumber += count
  flat.endsOn = endsOn(course.lastNumber)
  flat.rowsDone = course.number - 1
  flat.principalDoneMinor = course.repaidMinor
  flat.interestDoneMinor = course.chargedInterestMinor
  if (totalMinor > course.repaidMinor) solveAmounts(course, totalMinor - course.repaidMinor)
}

function addGrace(numbers: Set<number>, from: number, count: number): void {
  for (let number = from; number < from + count; number += 1) numbers.add(number)
}
