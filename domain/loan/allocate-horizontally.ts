import { type Payment, payStep } from './allocate.ts'
import type { Instalment } from './instalment.ts'
import { isRecalculating } from './loan-book.ts'
import { type AllocationStep, type DueType, dueTypes } from './loan-terms.ts'
import { evenly } from './spread-evenly.ts'

/** Finishes one instalment before the next: for each group of steps in the order of the rule, as long as something is paid. */
export function allocateHorizontally(payment: Payment): void {
  for (const steps of stepsByDueType(payment.rule.order)) {
    if (payment.leftMinor <= 0) return
    payAll(payment, steps)
  }
}

/** Round by round, until nothing is left or no instalment takes any more. */
function payAll(payment: Payment, steps: readonly AllocationStep[]): void {
  const takesNothing = new Set<Instalment>()
  while (payment.leftMinor > 0) {
    const targets = targetsOf(payment, steps[0]!.dueType, takesNothing)
    if (targets.length === 0) return
    const leftBefore = payment.leftMinor
    payRound(payment, steps, targets)
    // What is paid elsewhere may leave more to take.
    if (payment.leftMinor < leftBefore) takesNothing.clear()
    else for (const target of targets) takesNothing.add(target)
  }
}

function payRound(payment: Payment, steps: readonly AllocationStep[], targets: readonly Instalment[]): void {
  for (const step of steps) {
    for (const [index, part] of evenly(payment.leftMinor, targets.length).entries())
      payment.leftMinor -= payStep(payment, step, targets[index]!, part)
  }
}

function targetsOf({ book, transaction: { on }, rule }: Payment, dueType: DueType, done: ReadonlySet<Instalment>): Instalment[] {
  const left = book.instalments.filter((instalment) => !done.has(instalment))
  const open = left.filter((instalment) => !instalment.isMet)
  if (dueType === 'past_due') return lowest(open.filter(({ due }) => on > due))
  if (dueType === 'due') return lowest(open.filter(({ due }) => on === due))
  const ahead = open.filter(({ due }) => on < due)
  if (rule.future === 'reamortization') return ahead
  if (rule.future === 'next_installment') return lowest(ahead)
  if (rule.future === 'next_last_installment') {
    const current = ahead.filter(({ from }) => on >= from)
    if (current.length > 0) return current
  }
  return highest(left.filter((instalment) => on < instalment.due && (!instalment.isMet || mayStillTake(instalment))))

  /** With recalculation an instalment that asks for nothing yet may take principal. */
  function mayStillTake(instalment: Instalment): boolean {
    return isRecalculating(book) && instalment.chargedMinor === 0
  }
}

function lowest(instalments: readonly Instalment[]): Instalment[] {
  const least = Math.min(...instalments.map(({ number }) => number))
  return instalments.filter(({ number }) => number === least).slice(0, 1)
}

function highest(instalments: readonly Instalment[]): Instalment[] {
  const most = Math.max(...instalments.map(({ number }) => number))
  return instalments.filter(({ number }) => number === most).slice(-1)
}

function stepsByDueType(order: readonly AllocationStep[]): AllocationStep[][] {
  const inRuleOrder = [...new Set(order.map(({ dueType }) => dueType))]
  return inRuleOrder.filter((dueType) => dueTypes.includes(dueType)).map((dueType) => order.filter((step) => step.dueType === dueType))
}
