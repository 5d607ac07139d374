import { type IsoDate, laterOf } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { mostPeriods } from '../annuity.ts'
import { downPaymentOf } from '../down-payment.ts'
import { type DueDateTerms, dueDateAfter, repaymentPeriods } from '../due-dates.ts'
import { addUnits } from '../plan/whole-periods.ts'
import type { ScheduleTerms } from '../schedule-terms.ts'
import { type Course, openCourse, partOf } from './course.ts'
import { decliningRow } from './declining-row.ts'
import { earnFlatInterest, flatRow } from './flat-row.ts'
import { recalculatedRow, type RowPayments, useEarlyPrincipal } from './recalculated-row.ts'
import { applyChanges, type ScheduleChange } from './schedule-changes.ts'

export type CumulativeTerms = ScheduleTerms &
  Omit<DueDateTerms, 'startsOn'> & { readonly downPaymentPercent: string | null; readonly termStartsOn: IsoDate | null }

export type ScheduledRow = {
  readonly from: IsoDate
  readonly due: IsoDate
  readonly principalMinor: number
  readonly interestMinor: number
}

/**
 * The rows of the older family of schedules: the instalment is solved once for the whole term, each row is computed after the one before it,
 * and the last row repays what is left. Down payments have rows of their own that the caller adds. Disbursements come in the order of
 * their days.
 */
export function cumulativeRows(
  terms: CumulativeTerms,
  disbursements: readonly { readonly on: IsoDate; readonly amountMinor: number }[],
  changes: readonly ScheduleChange[] = [],
  payments: RowPayments | null = null,
): ScheduledRow[] {
  const tranches = disbursements.map(({ on, amountMinor }) => ({ on, amountMinor: amountMinor - downPaymentOf(amountMinor, terms) }))
  const startsOn = terms.termStartsOn ?? tranches[0]!.on
  const disbursedMinor = disbursements.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const totalMinor = tranches.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const endsOn = repaymentPeriods({ ...terms, startsOn }).at(-1)!.due
  const course = openCourse(terms, { disbursedMinor, startsOn, endsOn })
  if (terms.interestMethod === 'flat') earnFlatInterest(course)
  else course.partMinor = partOf(course, disbursedMinor - downPaymentOf(disbursedMinor, terms))
  payOut(
    course,
    tranches.filter(({ on }) => on <= startsOn),
  )
  course.balanceMinor = course.principalMinor
  const later = tranches.filter(({ on }) => on > startsOn)
  const waiting = [...changes]
  const rows: ScheduledRow[] = []
  // A first row that is longer than the others earns interest for one regular period.
  const regularStart = addUnits(dueDateAfter({ ...terms, startsOn }, startsOn, 1), -terms.repaymentEvery, terms.repaymentUnit)
  let rhythm = { terms: { ...terms, startsOn }, number: 0 }
  let from = startsOn
  while (course.repaidMinor < course.principalMinor || later.length > 0) {
    // Rows beyond those of the term can only come from money that is paid out late.
    if (rows.length === mostPeriods)
      throw new AppError('SCHEDULE_NEVER_AMORTISES', { field: 'disbursements', rule: `${mostPeriods} rows at most` })
    rhythm.number += 1
    const scheduled = dueDateAfter(rhythm.terms, from, rhythm.number)
    const due = applyChanges(course, waiting, scheduled, totalMinor)
    if (due !== scheduled) rhythm = { terms: { ...terms, startsOn: due, firstDueOn: null }, number: 0 }
    const inRow = later.filter(({ on }) => on <= due)
    payOut(course, inRow)
    const span = { from: laterOf(from, regularStart), due }
    const { principalMinor, interestMinor } =
      terms.interestMethod === 'flat'
        ? flatRow(course)
        : payments === null
          ? decliningRow(course, span, inRow)
          : recalculatedRow(course, { from, due, interestFrom: span.from }, { disbursed: inRow, payments })
    if (principalMinor < 0)
      throw new AppError('SCHEDULE_NEVER_AMORTISES', { field: 'annual_rate_percent', rule: 'an instalment above its interest' })
    rows.push({ from, due, principalMinor, interestMinor })
    for (const tranche of inRow) later.splice(later.indexOf(tranche), 1)
    course.repaidMinor += principalMinor
    course.chargedInterestMinor += interestMinor
    course.balanceMinor = course.principalMinor - course.repaidMinor
    course.number += 1
    if (payments !== null) useEarlyPrincipal(course, payments, totalMinor)
    from = due
  }
  return withDeferredInterest(rows, course)
}

function payOut(course: Course, tranches: readonly { amountMinor: number }[]): void {
  for (const { amountMinor } of tranches) course.principalMinor += amountMinor
}

/** Interest that no later row asked for belongs to the last one. */
function withDeferredInterest(rows: ScheduledRow[], { deferredInterestMinor }: Course): ScheduledRow[] {
  if (deferredInterestMinor <= 0) return rows
  return rows.map((row, index) => (index === rows.length - 1 ? { ...row, interestMinor: row.interestMinor + deferredInterestMinor } : row))
}
