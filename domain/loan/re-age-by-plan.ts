import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { PlanRow } from '#domain/schedule/plan/plan-row.ts'
import { type PrincipalChange, reAge } from '#domain/schedule/plan/re-age.ts'
import { overdueOn } from '#domain/schedule/plan/re-amortize.ts'
import { outstandingOn } from '#domain/schedule/plan/till-date.ts'
import { addUnits } from '#domain/schedule/plan/whole-periods.ts'
import { applyVariation, renumber } from './apply-variation.ts'
import { Instalment, noPortions } from './instalment.ts'
import { chargesOf } from './loan-charge.ts'
import { type PlannedBook, placedCharges } from './loan-book.ts'
import { isLending, type LoanTransaction, type ReAgeParameters } from './loan-transaction.ts'
import { liftEarlyPayments } from './lift-early-payments.ts'
import { placeChargeAgain } from './place-charge.ts'
import { takeUpAdditional } from './take-up-additional.ts'
import { tellPlanOfPayments } from './tell-plan-of-payments.ts'

/** Re-ageing at the rate of the loan: the plan is solved anew for what is outstanding, and the instalments follow it. */
export function reAgeByPlan(book: PlannedBook, transaction: LoanTransaction): void {
  const { on } = transaction
  const parameters = transaction.reAge!
  tellPlanOfPayments(book, on)
  const overdue = overdueOn(book.plan, on)
  takeUpAdditional(book)
  const interest = outstandingOn(book.plan, on).interestMinor
  const principal = book.plan.outstandingPrincipalMinor
  const firstRowFrom = startOfFirstRow(book, parameters)
  const keeper = reAge(book.plan, on, { ...parameters, overdue, changesAfterEnd: changesAfter(book, book.plan.maturesOn) }, firstRowFrom)
  followPlan(book, transaction, firstRowFrom, keeper)
  transaction.setPortionsAndAmount({ ...noPortions, principal, interest })
  renumber(book.instalments)
}

function startOfFirstRow({ plan }: PlannedBook, { startsOn, every, unit }: ReAgeParameters): IsoDate {
  return startsOn === plan.startsOn ? startsOn : addUnits(startsOn, -every, unit)
}

/** Payments, and what was lent or put back, in the order in which they came. */
function changesAfter({ done }: PlannedBook, day: IsoDate): PrincipalChange[] {
  return done
    .filter(({ on }) => on > day)
    .map(({ type, on, amountMinor, portions, parts }) => {
      const added = isLending(type) ? amountMinor : addsCredit(type) ? portions.principal : 0
      const paid = parts.reduce((sum, part) => sum + part.portions.principal, 0)
      return { on, amountMinor: added - paid }
    })
    .filter(({ amountMinor }) => amountMinor !== 0)
}

function addsCredit(type: LoanTransaction['type']): boolean {
  return type === 'chargeback' || type === 'credit_balance_refund'
}

function followPlan(book: PlannedBook, transaction: LoanTransaction, firstRowFrom: IsoDate, keeper: PlanRow | null): void {
  const { on } = transaction
  const lifted = book.instalments.filter(({ due }) => due >= on).flatMap((one) => chargesOf(one, placedCharges(book), 1))
  const early = keeper === null ? null : earlyInstalment(book, transaction, keeper)
  const waiting = book.instalments.filter((one) => one.isDownPayment || one.due < on)
  const result: Instalment[] = []
  const queue = [...waiting]
  for (const row of book.plan.rows) {
    if (row === keeper && early !== null) {
      result.push(early)
      continue
    }
    let instalment: Instalment | undefined
    while (queue.length > 0 && (instalment === undefined || instalment.kind !== 'regular')) {
      instalment = queue.shift()!
      result.push(instalment)
    }
    if (instalment !== undefined) adopt(instalment, row, firstRowFrom, on)
    else result.push(agedInstalment(row, result.length + 1, on))
  }
  book.instalments = [...result, ...queue]
  for (const charge of lifted) placeChargeAgain(book, charge)
  pauseAgain(book, transaction)
}

function adopt(instalment: Instalment, row: PlanRow, firstRowFrom: IsoDate, on: IsoDate): void {
  instalment.from = row.from
  instalment.due = row.due
  if (instalment.isMet && instalment.from < firstRowFrom) return
  instalment.charged.principal = row.instalmentMinor === 0 ? 0 : row.duePrincipalMinor
  instalment.charged.interest = row.instalmentMinor === 0 ? 0 : row.dueInterestMinor
  if (instalment.from >= firstRowFrom) instalment.isReAged = true
  if (instalment.isAdditional) instalment.kind = 'regular'
  instalment.credited.principal = row.creditedPrincipalMinor
  instalment.updateMet(on)
}

function agedInstalment(row: PlanRow, number: number, on: IsoDate): Instalment {
  const aged = new Instalment(number, row.from, row.due)
  aged.isReAged = true
  aged.charged.principal = row.duePrincipalMinor
  aged.charged.interest = row.dueInterestMinor
  aged.credited.principal = row.creditedPrincipalMinor
  aged.updateMet(on)
  return aged
}

/** What was paid in instalments that go is kept in one that ends on the day. */
function earlyInstalment(book: PlannedBook, { on }: LoanTransaction, row: PlanRow): Instalment {
  const gone = book.instalments.find((one) => !one.isDownPayment && one.due >= on)
  const kept = stubIn(book, row, on) ?? new Instalment(gone?.number ?? book.instalments.at(-1)!.number + 1, row.from, row.due)
  const early = liftEarlyPayments(book, on, kept)
  kept.from = row.from
  kept.due = row.due
  kept.isReAged = true
  kept.charged.principal = row.duePrincipalMinor
  kept.charged.interest = row.dueInterestMinor
  kept.pay('principal', on, row.paidPrincipalMinor)
  kept.pay('interest', on, row.paidInterestMinor)
  kept.paidInAdvanceMinor = early.paidInAdvanceMinor
  kept.paidLateMinor = early.paidLateMinor
  kept.credited.principal = row.creditedPrincipalMinor
  kept.updateMet(on)
  return kept
}

/** An empty instalment that an earlier re-ageing left: its row has become one with the row that keeps early payments. */
function stubIn({ instalments, plan }: PlannedBook, keeper: PlanRow, on: IsoDate): Instalment | undefined {
  return instalments.filter(({ kind, due }) => kind === 'regular' && due < on)[plan.rows.indexOf(keeper)]
}

/** A pause of interest that was agreed before also holds in the new rows. */
function pauseAgain(book: PlannedBook, { on }: LoanTransaction): void {
  for (const variation of book.variations)
    if (variation.kind === 'interest_pause' && variation.from <= on && variation.to > on) applyVariation(book, variation)
}
