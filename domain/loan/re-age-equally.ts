import { addParts, equalParts, partAt } from '#domain/schedule/plan/equal-parts.ts'
import type { PlanRow } from '#domain/schedule/plan/plan-row.ts'
import { openForEqualReAge, reAgeEqually } from '#domain/schedule/plan/re-age.ts'
import { renumber } from './apply-variation.ts'
import { Instalment, portionsOf } from './instalment.ts'
import { liftEarlyPayments } from './lift-early-payments.ts'
import { liftOutstanding } from './lift-outstanding.ts'
import type { PlannedBook } from './loan-book.ts'
import type { EqualInterest, LoanTransaction } from './loan-transaction.ts'
import { takeUpAdditional } from './take-up-additional.ts'

/** Re-ageing in equal instalments: principal, interest, fees and penalties are fixed on the day and earn nothing more. */
export function reAgeEquallyByPlan(book: PlannedBook, transaction: LoanTransaction, interest: EqualInterest): void {
  const { plan } = book
  const { on } = transaction
  const parameters = transaction.reAge!
  const count = parameters.numberOfInstalments
  takeUpAdditional(book)
  const open = openForEqualReAge(plan, on, interest)
  const lifted = liftOutstanding(book, transaction, {
    payableOnly: interest === 'payable',
    skipsDownPayments: true,
    spreadsInterest: true,
    spreadsCharges: true,
  })
  transaction.setPortionsAndAmount({
    principal: open.principalMinor,
    interest: open.interestMinor,
    fee: lifted.feeMinor,
    penalty: lifted.penaltyMinor,
  })
  const fee = equalParts(lifted.feeMinor, count)
  const penalty = equalParts(lifted.penaltyMinor, count)
  const charges = lifted.charges.map((charge) => ({ chargeId: charge.id, parts: equalParts(charge.outstandingMinor, count) }))
  const keeper = new Instalment(0, on, on)
  const early = liftEarlyPayments(book, on, keeper)
  const keeping = reAgeEqually(plan, on, parameters, {
    interest,
    chargesMinor: lifted.feeMinor + lifted.penaltyMinor,
    chargeParts: addParts(fee, penalty),
  })
  const kept = book.instalments.filter((one) => (one.isAdditional ? one.due > plan.maturesOn : one.isDownPayment || one.due < on))
  for (const one of kept) if (one.isAdditional) one.from = plan.maturesOn
  const followed = new Set<Instalment>()
  let index = 0
  for (const [position, row] of plan.rows.entries()) {
    if (row.due < on) {
      const instalment = kept.find(({ from, due }) => from === row.from && due === row.due)
      if (instalment === undefined) continue
      closeAtPaid(instalment, row, position + 1, on)
      followed.add(instalment)
      continue
    }
    const aged = row === keeping ? keeper : new Instalment(position + 1, row.from, row.due)
    follow(aged, row, position + 1)
    if (row === keeping) {
      aged.paid.principal = row.paidPrincipalMinor
      aged.paid.interest = row.paidInterestMinor
      for (const component of ['fee', 'penalty'] as const) aged.charged[component] = aged.paid[component] = early.paid[component]
      aged.paidInAdvanceMinor = early.paidInAdvanceMinor
    }
    if (row.isReAged) {
      aged.charged.fee += partAt(fee, index)
      aged.charged.penalty += partAt(penalty, index)
      const at = index
      aged.chargeParts = charges.map(({ chargeId, parts }) => ({ chargeId, amountMinor: partAt(parts, at) }))
      index += 1
    }
    aged.updateMet(on)
    kept.push(aged)
    followed.add(aged)
  }
  book.instalments = kept.filter((one) => one.kind !== 'regular' || followed.has(one))
  renumber(book.instalments)
}

function closeAtPaid(instalment: Instalment, row: PlanRow, number: number, on: LoanTransaction['on']): void {
  instalment.charged.interest = instalment.paid.interest
  instalment.charged.principal = instalment.paid.principal
  instalment.number = number
  instalment.credited.principal = row.creditedPrincipalMinor
  instalment.updateMet(on)
}

function follow(aged: Instalment, row: PlanRow, number: number): void {
  aged.number = number
  aged.from = row.from
  aged.due = row.due
  aged.isReAged = true
  Object.assign(
    aged.charged,
    portionsOf(() => 0),
  )
  aged.charged.principal = row.duePrincipalMinor
  aged.charged.interest = row.dueInterestMinor
  aged.credited.principal = row.creditedPrincipalMinor
}
