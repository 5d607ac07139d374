import { type Payment, payStep } from './allocate.ts'
import type { Instalment } from './instalment.ts'
import { isRecalculating, type PlannedBook } from './loan-book.ts'
import type { AllocationStep } from './loan-terms.ts'
import { evenly } from './spread-evenly.ts'

/** Finishes one component over all instalments before the next. */
export function allocateVertically(payment: Payment): void {
  for (const step of payment.rule.order) payAll(payment, step)
}

/** Round by round, until nothing is left or no instalment takes any more of the component. */
function payAll(payment: Payment, step: AllocationStep): void {
  const takesNothing = new Set<Instalment>()
  while (payment.leftMinor > 0) {
    const targets = targetsOf(payment, step, takesNothing)
    if (targets.length === 0) return
    for (const [index, part] of evenly(payment.leftMinor, targets.length).entries()) {
      const target = targets[index]!
      const paid = payStep(payment, step, target, part)
      payment.leftMinor -= paid
      // What is paid elsewhere may leave more to take.
      if (paid > 0) takesNothing.clear()
      else if (part > 0) takesNothing.add(target)
    }
  }
}

function targetsOf({ book, transaction: { on }, rule }: Payment, step: AllocationStep, done: ReadonlySet<Instalment>): Instalment[] {
  const open = book.instalments.filter(
    (instalment) => !done.has(instalment) && (instalment.outstanding(step.component) > 0 || mayHoldMore(book, step, instalment)),
  )
  if (step.dueType === 'past_due') return lowest(open.filter(({ due }) => on > due))
  if (step.dueType === 'due') return lowest(open.filter(({ due }) => on === due))
  const ahead = open.filter(({ due }) => on < due)
  if (rule.future === 'reamortization') return ahead
  if (rule.future === 'next_installment') return lowest(ahead)
  if (rule.future === 'next_last_installment') {
    const current = ahead.filter(({ from }) => on >= from)
    if (current.length > 0) return current
  }
  return highest(ahead)
}

/** Interest that an instalment has no room for when it is due may have been less, and found room, by the day of the payment. */
function mayHoldMore(book: PlannedBook, step: AllocationStep, instalment: Instalment): boolean {
  if (step.component !== 'interest' || step.dueType !== 'in_advance' || instalment.isMet || !isRecalculating(book)) return false
  return (book.plan.rowBetween(instalment)?.unrecognizedInterestMinor ?? 0) > 0
}

function lowest(instalments: readonly Instalment[]): Instalment[] {
  return instalments.toSorted((first, second) => first.number - second.number).slice(0, 1)
}

function highest(instalments: readonly Instalment[]): Instalment[] {
  return instalments.toSorted((first, second) => second.number - first.number).slice(0, 1)
}
