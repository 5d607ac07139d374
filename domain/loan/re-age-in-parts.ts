import { earlierOf, type IsoDate, laterOf } from '#domain/calendar/iso-date.ts'
import { type EqualParts, equalParts, partAt, remainingParts } from '#domain/schedule/plan/equal-parts.ts'
import { addUnits } from '#domain/schedule/plan/whole-periods.ts'
import { renumber } from './apply-variation.ts'
import { components, firstRegularNumber, Instalment, portionsOf } from './instalment.ts'
import { chargesOf } from './loan-charge.ts'
import { type LiftOptions, liftOutstanding } from './lift-outstanding.ts'
import { type PlannedBook, placedCharges } from './loan-book.ts'
import type { LoanTransaction, ReAgeParameters } from './loan-transaction.ts'

/**
 * Re-ageing without a plan: what is outstanding is divided into equal parts, one for each new instalment. What was paid early is kept in an
 * instalment of its own that ends on the day.
 */
export function reAgeInParts(book: PlannedBook, transaction: LoanTransaction, options: LiftOptions): void {
  const { on } = transaction
  const parameters = transaction.reAge!
  const count = parameters.numberOfInstalments
  const maturedOn = book.instalments
    .filter(({ kind }) => kind === 'regular')
    .reduce<IsoDate>((latest, { due }) => laterOf(latest, due), book.plan.startsOn)
  const lifted = liftOutstanding(book, transaction, options)
  transaction.setPortionsAndAmount({
    principal: lifted.principalMinor,
    interest: lifted.interestMinor,
    fee: lifted.feeMinor,
    penalty: lifted.penaltyMinor,
  })
  if (transaction.amountMinor === 0) return
  const interest = equalParts(parameters.waivesInterest ? 0 : lifted.interestMinor, count)
  const fee = equalParts(lifted.feeMinor, count)
  const penalty = equalParts(lifted.penaltyMinor, count)
  const others = interest.partMinor + fee.partMinor + penalty.partMinor
  const wholeMinor = lifted.principalMinor + interest.totalMinor + lifted.feeMinor + lifted.penaltyMinor
  const principal = remainingParts(lifted.principalMinor, wholeMinor, others, count, book.terms.instalmentMultipleMinor)
  const chargeParts = lifted.charges.map((charge) => ({ chargeId: charge.id, parts: equalParts(charge.outstandingMinor, count) }))
  let place = firstPlace(book.instalments, earlierOf(parameters.startsOn, on))
  const early = takeEarlyPayments(book.instalments, on)
  if (on <= maturedOn) {
    place = withoutStub(book, place)
    keepEarlyPayments(book, early, place, on, options)
    place = { number: place.number + 1, from: on }
  }
  let { from } = place
  let due = parameters.startsOn
  for (let index = 0; index < count; index += 1) {
    const aged = new Instalment(place.number + index, from, due)
    aged.isReAged = true
    aged.charged.principal = index === 0 ? principal.partMinor : partAt(principal, index)
    aged.charged.interest = partOf(interest, index)
    aged.charged.fee = partOf(fee, index)
    aged.charged.penalty = partOf(penalty, index)
    const placed = insert(book.instalments, aged, on)
    placed.chargeParts = [
      ...placed.chargeParts,
      ...chargeParts.map(({ chargeId, parts }) => ({ chargeId, amountMinor: partAt(parts, index) })),
    ]
    from = placed.due
    due = nextDue(parameters, placed.due)
  }
  const lastNumber = place.number + count - 1
  book.instalments = book.instalments.filter((one) => one.isAdditional || one.number <= lastNumber || one.paidMinor !== 0)
  renumber(book.instalments)
}

function partOf(parts: EqualParts, index: number): number {
  return index === 0 ? parts.partMinor : partAt(parts, index)
}

function nextDue({ every, unit }: ReAgeParameters, due: IsoDate): IsoDate {
  return addUnits(due, every, unit)
}

type Place = { number: number; from: IsoDate }

function firstPlace(instalments: readonly Instalment[], start: IsoDate): Place {
  const regular = instalments.filter((one) => !one.isDownPayment)
  const before = regular.filter(({ due }) => due < start)
  const last = before.reduce<Instalment | undefined>(
    (latest, one) => (latest === undefined || one.due >= latest.due ? one : latest),
    undefined,
  )
  if (last !== undefined) return { number: last.number + 1, from: last.due }
  const first = regular.reduce((earliest, one) => (one.due < earliest.due ? one : earliest))
  return { number: first.number, from: first.from }
}

type EarlyPayments = { readonly paid: ReturnType<typeof portionsOf>; paidInAdvanceMinor: number }

/** Payments in instalments that go are taken out of them. */
function takeEarlyPayments(instalments: readonly Instalment[], on: IsoDate): EarlyPayments {
  const early: EarlyPayments = { paid: portionsOf(() => 0), paidInAdvanceMinor: 0 }
  for (const one of instalments) {
    if (one.kind !== 'regular' || one.due < on) continue
    for (const component of components) {
      early.paid[component] += one.paid[component]
      one.charged[component] -= one.paid[component]
      one.paid[component] = 0
    }
    early.paidInAdvanceMinor += one.paidInAdvanceMinor
    one.paidInAdvanceMinor = 0
  }
  return early
}

/** An empty instalment that an earlier re-ageing left is taken up by the next one. */
function withoutStub(book: PlannedBook, place: Place): Place {
  const stub = book.instalments.find(({ number }) => number === place.number - 1)
  if (stub === undefined || !stub.isReAged || stub.outstandingMinor !== 0 || stub.paidMinor !== 0) return place
  book.instalments = book.instalments.filter((one) => one !== stub)
  return { number: stub.number, from: stub.from }
}

function keepEarlyPayments(
  book: PlannedBook,
  { paid, paidInAdvanceMinor }: EarlyPayments,
  place: Place,
  on: IsoDate,
  options: LiftOptions,
): void {
  const kept = new Instalment(place.number, place.from, on)
  kept.isReAged = true
  Object.assign(kept.charged, paid)
  if (!options.spreadsCharges) moveCharges(book, kept)
  for (const component of components) kept.paid[component] += paid[component]
  kept.paidInAdvanceMinor = paidInAdvanceMinor
  kept.updateMet(on)
  for (const one of book.instalments) if (one.number >= place.number) one.number += 1
  book.instalments.push(kept)
}

/** Charges that stay where they are due move along when their instalment is cut. */
function moveCharges(book: PlannedBook, target: Instalment): void {
  const source = book.instalments.find(({ number }) => number === target.number)
  if (source === undefined) return
  for (const charge of chargesOf(target, placedCharges(book), firstRegularNumber(book.instalments))) {
    if (charge.outstandingMinor <= 0) continue
    source.charged[charge.kind] -= charge.amountMinor
    source.paid[charge.kind] -= charge.paidMinor
    target.charged[charge.kind] += charge.amountMinor
    target.paid[charge.kind] += charge.paidMinor
  }
}

function insert(instalments: Instalment[], aged: Instalment, on: IsoDate): Instalment {
  const target = instalments.find(({ number }) => number === aged.number)
  if (target === undefined) {
    instalments.push(aged)
    aged.updateMet(on)
    return aged
  }
  if (target.isAdditional && target.due > aged.due) {
    for (const one of instalments) if (one.number >= aged.number) one.number += 1
    instalments.push(aged)
    aged.updateMet(on)
    return aged
  }
  target.kind = 'regular'
  target.isReAged = true
  target.from = aged.from
  target.due = aged.due
  target.charged.principal = aged.charged.principal + target.paid.principal
  target.charged.interest = aged.charged.interest + target.paid.interest
  target.charged.fee += aged.charged.fee
  target.charged.penalty += aged.charged.penalty
  target.updateMet(on)
  return target
}
