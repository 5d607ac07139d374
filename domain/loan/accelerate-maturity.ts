import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { laterOf } from '#domain/calendar/iso-date.ts'
import { correctBalance } from '#domain/schedule/plan/correct-balance.ts'
import { setInterestFactors } from '#domain/schedule/plan/interest-factors.ts'
import { periodInterestTill } from '#domain/schedule/plan/till-date.ts'
import { shareByDays } from './accrue-until-end.ts'
import { firstRegularNumber, Instalment, instalmentOn } from './instalment.ts'
import type { PlannedBook } from './loan-book.ts'
import { recalculatesInterest } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { payLoan } from './pay-loan.ts'

/**
 * Everything falls due on a day: the current instalment ends then, with the interest earned so far and all principal of the later ones,
 * which go. Payments that had gone to later instalments are allocated again.
 */
export function accelerateMaturity(book: PlannedBook, { on }: LoanTransaction): void {
  const current = instalmentOn(book.instalments, on)
  const maturesOn = book.instalments.filter(({ kind }) => kind === 'regular').reduce((latest, { due }) => laterOf(latest, due), on)
  if (current === undefined || on >= maturesOn) return
  if (!current.isMet || current.isReAged) askInterestUntil(book, current, on)
  current.due = on
  const later = book.instalments.filter(({ due }) => due > on)
  current.charged.principal += sumOf(later, (one) => one.charged.principal)
  if (current.isMet) {
    current.paid.principal = current.charged.principal - sumOf(later, (one) => one.outstanding('principal'))
    current.paidInAdvanceMinor += sumOf(later, (one) => one.paidInAdvanceMinor)
  }
  const first = firstRegularNumber(book.instalments)
  const kept = book.instalments.filter(({ number, from }) => on > from || (number === first && on >= from))
  const misplaced = book.done.filter(
    (one) =>
      one.on < on && !one.isReversed && one.parts.some(({ instalment }) => on < instalment.from && book.instalments.includes(instalment)),
  )
  addChargeInstalment(book, kept, current, later)
  for (const instalment of book.instalments)
    if (
      instalment.from < on &&
      !instalment.isMet &&
      misplaced.some(({ parts }) => parts.some((part) => part.instalment.number === instalment.number))
    )
      instalment.resetPayments()
  book.instalments = kept
  if (book.terms.recalculation === null) for (const one of misplaced) payLoan(book, one)
  else endPlan(book, on, misplaced)
}

function askInterestUntil(book: PlannedBook, current: Instalment, on: IsoDate): void {
  const open = current.outstanding('interest')
  if (!recalculatesInterest(book)) {
    if (open > 0) current.charged.interest = shareByDays(open, current, on)
    return
  }
  const earned = periodInterestTill(book.plan, current, on, { withCredits: true, fixedByDays: false })
  const fixedLater = sumOf(
    book.plan.rows.filter((row) => row.from >= on && row.isReAged),
    (row) => row.fixedInterestMinor,
  )
  if (open > 0 || earned + fixedLater > 0) current.charged.interest = earned + fixedLater
}

/** Fees and penalties of later instalments keep their due dates. */
function addChargeInstalment(book: PlannedBook, kept: Instalment[], current: Instalment, later: readonly Instalment[]): void {
  const fee = sumOf(later, (one) => one.charged.fee)
  const penalty = sumOf(later, (one) => one.charged.penalty)
  const dueDates = book.charges.filter(({ outstandingMinor }) => outstandingMinor > 0).map(({ dueOn }) => dueOn)
  const latest = dueDates.toSorted().at(-1)
  if ((fee <= 0 && penalty <= 0) || latest === undefined) return
  const added = new Instalment(kept.at(-1)!.number + 1, current.due, latest, 'additional')
  added.charged.fee = fee
  added.charged.penalty = penalty
  for (const component of ['fee', 'penalty'] as const) added.waived[component] = sumOf(later, (one) => one.waived[component])
  kept.push(added)
}

function endPlan(book: PlannedBook, on: IsoDate, misplaced: readonly LoanTransaction[]): void {
  const { plan } = book
  const previously = misplaced.flatMap(({ parts }) => parts.map(({ instalment }) => instalment))
  for (const one of misplaced) one.parts = []
  const last = plan.rows.findLast(({ from }) => from < on)
  if (last === undefined) return
  const gone = plan.rows.filter(({ from }) => from >= on)
  last.update({ due: on, spans: last.spans.filter(({ from }) => from < on) })
  const principal = sumOf(gone, (row) => row.duePrincipalMinor)
  const fixed = sumOf(
    gone.filter(({ isReAged }) => isReAged),
    (row) => row.fixedInterestMinor,
  )
  plan.remove((row) => gone.includes(row))
  const earned = periodInterestTill(plan, last, on, { withCredits: false, fixedByDays: false })
  if (fixed > 0) last.update({ fixedInterestMinor: last.fixedInterestMinor + fixed })
  last.setInstalment(last.duePrincipalMinor + principal + earned + fixed)
  setInterestFactors(plan, last)
  for (const one of misplaced) {
    for (const row of plan.rows)
      if (row.from < on && previously.some(({ from }) => from === row.from)) row.update({ paidPrincipalMinor: 0, paidInterestMinor: 0 })
    const instalment = instalmentOn(book.instalments, one.on)
    if (instalment !== undefined && instalment.isMet) continue
    correctBalance(plan, one.on, one.portions.principal)
    payLoan(book, one)
  }
}

function sumOf<Item>(items: readonly Item[], amountOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + amountOf(item), 0)
}
