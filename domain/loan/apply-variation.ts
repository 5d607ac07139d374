import { changeRate, extendPlan, moveDueDate, pauseInterest } from '#domain/schedule/plan/change-terms.ts'
import { addUnits } from '#domain/schedule/plan/whole-periods.ts'
import { byDueDate, Instalment } from './instalment.ts'
import { hasLeftPlan, type PlannedBook } from './loan-book.ts'
import { recalculatesInterest } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import type { Variation } from './variation.ts'

/** A change of the terms takes effect on the plan and on the instalments that are not yet met. */
export function applyVariation(book: PlannedBook, variation: Variation): void {
  if (variation.kind === 'due_date') return applyDueDate(book, variation)
  // Interest that is fixed in equal parts earns nothing more.
  if (hasLeftPlan(book) && variation.kind !== 'extra_rows') return
  const { plan } = book
  if (variation.kind === 'rate') changeRate(plan, variation.from, variation.percent)
  else if (variation.kind === 'interest_pause') pauseInterest(plan, variation.from, variation.to)
  else if (variation.kind === 'extra_rows') applyExtraRows(book, { ...variation, kind: 'extra_rows' })
  for (const instalment of book.instalments) {
    if (isMet(instalment) || variation.from > instalment.due) continue
    const row = plan.rowBetween(instalment)
    if (row === null) continue
    instalment.charged.interest = row.dueInterestMinor
    instalment.charged.principal = row.duePrincipalMinor
  }
  if (variation.kind === 'extra_rows') renumber(book.instalments)
}

type ExtraRows = Extract<Variation, { count: number }> & { kind: 'extra_rows' }

/** Numbers follow the due dates, and every instalment begins where the one before it ends. */
export function renumber(instalments: Instalment[]): void {
  instalments.sort(byDueDate)
  for (const [index, instalment] of instalments.entries()) {
    instalment.number = index + 1
    const previous = instalments[index - 1]
    if (previous !== undefined && !instalment.isDownPayment) instalment.from = previous.due
  }
}

function applyExtraRows(book: PlannedBook, variation: ExtraRows): void {
  const { plan, instalments, done } = book
  const reAge = done.find(({ type }) => type === 're_age')?.reAge ?? null
  extendPlan(plan, variation.from, {
    count: variation.count,
    seed: reAge?.startsOn ?? plan.startsOn,
    rowsFromSeed: reAge === null ? plan.rows.length : reAge.numberOfInstalments - 1,
  })
  let number = Math.max(0, ...instalments.map((one) => one.number))
  for (const row of plan.rows) {
    if (instalments.some(({ from, due }) => from === row.from && due === row.due)) continue
    number += 1
    const added = new Instalment(number, row.from, row.due)
    added.charged.principal = row.duePrincipalMinor
    added.charged.interest = row.dueInterestMinor
    instalments.push(added)
  }
}

function applyDueDate(book: PlannedBook, variation: Variation & { kind: 'due_date' }): void {
  const { plan, instalments, terms, done } = book
  const reAge =
    done
      .filter(({ type, isReversed }) => type === 're_age' && !isReversed)
      .toSorted(byDay)
      .at(-1) ?? null
  const targetIndex = instalments.findIndex(({ due }) => due === variation.from)
  const target = instalments[targetIndex]
  if (target === undefined || (reAge !== null && isRecordedAfter(reAge, variation))) return
  const every = reAge?.reAge?.every ?? terms.repaymentEvery
  const unit = reAge?.reAge?.unit ?? terms.repaymentUnit
  const isInPlan = plan.rows.some(({ due }) => due === variation.from)
  const isStale = reAge !== null && !target.isReAged
  const byPlan = (reAge === null || recalculatesInterest(book)) && isInPlan && !isStale
  if (byPlan) moveDueDate(plan, variation.from, variation.newDue, { every, unit })
  let rowIndex = instalments.slice(0, targetIndex).filter(({ kind }) => kind === 'regular').length
  for (const [offset, instalment] of instalments.slice(targetIndex).entries()) {
    if (instalment.kind !== 'regular') continue
    const row = plan.rows[rowIndex]
    if (!byPlan || row === undefined) {
      if (isMet(instalment)) continue
      if (offset > 0) instalment.from = addUnits(variation.newDue, (offset - 1) * every, unit)
      instalment.due = addUnits(variation.newDue, offset * every, unit)
      continue
    }
    rowIndex += 1
    if (isMet(instalment)) continue
    instalment.from = row.from
    instalment.due = row.due
    instalment.charged.principal = row.duePrincipalMinor
    instalment.charged.interest = row.dueInterestMinor
  }
  if (byPlan) mergeOvertaken(book)
  instalments.sort((first, second) => (first.due < second.due ? -1 : first.due > second.due ? 1 : 0))
  for (const [index, instalment] of instalments.entries()) instalment.number = index + 1
}

/** An additional instalment that the schedule now reaches past gives its charges to the last regular one. */
function mergeOvertaken(book: PlannedBook): void {
  const last = book.instalments.findLast((one) => one.kind === 'regular' && !one.isReAged)
  if (last === undefined) return
  const overtaken = book.instalments.filter((one) => one.isAdditional && one.due < book.plan.maturesOn)
  for (const one of overtaken) {
    last.charged.fee += one.charged.fee
    last.charged.penalty += one.charged.penalty
  }
  book.instalments = book.instalments.filter((one) => !overtaken.includes(one))
}

function isMet(instalment: Instalment): boolean {
  return instalment.isMet || instalment.metOn !== null
}

function byDay(first: LoanTransaction, second: LoanTransaction): number {
  return first.on < second.on ? -1 : first.on > second.on ? 1 : 0
}

function isRecordedAfter(transaction: LoanTransaction, variation: Variation): boolean {
  return transaction.sequence > variation.sequence
}
