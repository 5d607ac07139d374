import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { datePartsOf, earlierOf, type IsoDate, laterOf } from '#domain/calendar/iso-date.ts'
import type { NineteenDigits } from '#domain/rates/nineteen-digits.ts'
import { withSeedDay } from '../due-dates.ts'
import type { RepaymentUnit } from '../schedule-terms.ts'
import { changeBalance, splitSpan } from './change-balance.ts'
import { setAllInterestFactors } from './interest-factors.ts'
import { settleLastInstalment } from './last-instalment.ts'
import type { PlanRow } from './plan-row.ts'
import type { RepaymentPlan } from './repayment-plan.ts'
import { firstDueAffected, solvePlanFrom, solveRows } from './solve-plan.ts'
import { addUnits } from './whole-periods.ts'

/**
 * A new rate from a day on. Interest counts from the evening before, so the new rate governs the day itself; the instalments are solved
 * again from that row.
 */
export function changeRate(plan: RepaymentPlan, from: IsoDate, percent: NineteenDigits): void {
  const effective = addDays(from, -1)
  plan.setRateFrom(effective, percent)
  solveFrom(plan, laterOf(effective, plan.startsOn))
}

export type ExtraRows = { readonly count: number; readonly seed: IsoDate; readonly rowsFromSeed: number }

/** More rows after the last one, on the rhythm of the schedule or of its re-ageing; the instalments are solved over all that remain. */
export function extendPlan(plan: RepaymentPlan, from: IsoDate, { count, seed, rowsFromSeed }: ExtraRows): void {
  const { disbursedBeforeMinor } = plan.lastRow
  const { repaymentEvery, repaymentUnit } = plan.terms
  for (let index = rowsFromSeed; index < rowsFromSeed + count; index += 1) {
    const start = addUnits(seed, index * repaymentEvery, repaymentUnit)
    plan.append(start, addUnits(seed, (index + 1) * repaymentEvery, repaymentUnit)).update({ disbursedBeforeMinor })
  }
  solveFrom(plan, addDays(from, -1))
}

/** No interest is earned from the first to the last day of a pause. */
export function pauseInterest(plan: RepaymentPlan, from: IsoDate, to: IsoDate): void {
  const rows = plan.rows.filter((row) => row.from < to && row.due >= from)
  const [first] = rows
  if (first === undefined) return
  for (const row of rows) pauseRow(row, laterOf(addDays(from, -1), row.from), earlierOf(to, row.due))
  const related = plan.rowsDueFrom(first.from)
  setAllInterestFactors(plan, related)
  settleLastInstalment(plan)
}

export type Rhythm = { readonly every: number; readonly unit: RepaymentUnit }

/** Moves a due date; the rows after it follow at the rhythm of the schedule. Instalments stay. */
export function moveDueDate(plan: RepaymentPlan, due: IsoDate, newDue: IsoDate, { every, unit }: Rhythm): void {
  const target = plan.rowOn(due)
  if (target === null) return
  const seedDay = datePartsOf(newDue).day
  moveEnd(target, newDue)
  let from = newDue
  for (let row = target.next; row !== null; row = row.next) {
    const next = unit === 'months' ? withSeedDay(addUnits(from, every, unit), seedDay) : addUnits(from, every, unit)
    row.firstSpan.from = from
    row.update({ from })
    moveEnd(row, next)
    from = next
  }
  setAllInterestFactors(plan, plan.rowsDueFrom(due))
  settleLastInstalment(plan)
}

function solveFrom(plan: RepaymentPlan, on: IsoDate): void {
  const row = changeBalance(plan, on, {})
  if (row !== null) solvePlanFrom(plan, firstDueAffected(row, on), (rows) => solveRows(plan, rows), true)
}

function moveEnd(row: PlanRow, due: IsoDate): void {
  row.lastSpan.to = due
  row.update({ due })
}

function pauseRow(row: PlanRow, from: IsoDate, to: IsoDate): void {
  if (!row.spans.some((span) => span.from === from)) splitSpan(row, from)
  if (!row.spans.some((span) => span.to === to)) splitSpan(row, to)
  for (const span of row.spans) if (span.from >= from && span.to <= to) span.isPaused = true
  row.changed()
}
