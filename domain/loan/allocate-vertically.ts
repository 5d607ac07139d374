import { type Payment, payStep } from './allocate.ts'
import type { Instalment } from './instalment.ts'
import { isRecalculating } from './loan-book.ts'
import type { AllocationStep } from './loan-terms.ts'
import { evenly } from './spread-evenly.ts'

/** Finishes one component over all instalments before the next. */
export function allocateVertically(payment: Payment): void {
  for (const step of payment.rule.order) {
    payment.book.emptyInAdvance.clear()
    payAll(payment, step)
  }
}

function payAll(payment: Payment, step: AllocationStep): void {
  for (let round = 0; round < payment.book.instalments.length * 100; round += 1) {
    const paid = step.dueType === 'in_advance' ? payInAdvance(payment, step) : payDue(payment, step)
    if (paid <= 0 || payment.leftMinor <= 0) return
  }
}

function payDue(payment: Payment, step: AllocationStep): number {
  const { book, transaction } = payment
  const open = book.instalments.filter((instalment) => instalment.outstanding(step.component) > 0)
  const due = open.filter((instalment) => (step.dueType === 'due' ? transaction.on === instalment.due : transaction.on > instalment.due))
  const target = lowest(due)
  if (target === undefined) return 0
  const paid = payStep(payment, step, target, payment.leftMinor)
  payment.leftMinor -= paid
  return paid
}

/** Says what the last of the instalments that took something took. */
function payInAdvance(payment: Payment, step: AllocationStep): number {
  const targets = aheadOf(payment, step)
  let lastPaid = 0
  for (const [index, part] of evenly(payment.leftMinor, targets.length).entries()) {
    const paid = payStep(payment, step, targets[index]!, isRecalculating(payment.book) ? payment.leftMinor : part)
    if (paid > 0) lastPaid = paid
    payment.leftMinor -= paid
  }
  return lastPaid
}

function aheadOf({ book, transaction, rule }: Payment, step: AllocationStep): Instalment[] {
  const ahead = book.instalments.filter(
    (instalment) =>
      transaction.on < instalment.due &&
      instalment.outstanding(step.component) > 0 &&
      !(isRecalculating(book) && book.emptyInAdvance.has(instalment)),
  )
  if (rule.future === 'reamortization') return ahead
  if (rule.future === 'next_installment') return asList(lowest(ahead))
  if (rule.future === 'next_last_installment') {
    const current = ahead.filter(({ from }) => transaction.on >= from)
    if (current.length > 0) return current
  }
  return asList(highest(ahead))
}

function lowest(instalments: readonly Instalment[]): Instalment | undefined {
  return instalments.toSorted((first, second) => first.number - second.number)[0]
}

function highest(instalments: readonly Instalment[]): Instalment | undefined {
  return instalments.toSorted((first, second) => second.number - first.number)[0]
}

function asList(instalment: Instalment | undefined): Instalment[] {
  return instalment === undefined ? [] : [instalment]
}
