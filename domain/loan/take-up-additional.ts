import { addAfterEnd } from '#domain/schedule/plan/add-after-end.ts'
import type { Instalment } from './instalment.ts'
import type { PlannedBook } from './loan-book.ts'

/**
 * What was lent or put back after the last due date is asked for in an additional instalment beside the plan. Before the plan is arranged anew, its last
 * row takes it up; charges stay where they are due.
 */
export function takeUpAdditional(book: PlannedBook): void {
  const { plan, instalments } = book
  const last = instalments.findLast(({ kind, due }) => kind === 'regular' && due === plan.maturesOn)
  const additional = instalments.filter(({ isAdditional, charged }) => isAdditional && charged.principal + charged.interest > 0)
  if (last === undefined) return
  for (const one of additional) {
    addAfterEnd(plan, {
      lentMinor: one.charged.principal - one.credited.principal,
      creditedPrincipalMinor: one.credited.principal,
      creditedInterestMinor: one.credited.interest,
      paidPrincipalMinor: one.paid.principal,
      paidInterestMinor: one.paid.interest,
    })
    movePayments(book, one, last)
    moveAmounts(one, last)
  }
  book.instalments = instalments.filter((one) => !additional.includes(one) || one.chargedMinor !== 0)
}

function moveAmounts(from: Instalment, to: Instalment): void {
  to.paidLateMinor += from.paid.principal + from.paid.interest
  for (const component of ['principal', 'interest'] as const) {
    for (const amounts of ['charged', 'paid', 'credited'] as const) {
      to[amounts][component] += from[amounts][component]
      from[amounts][component] = 0
    }
  }
  to.checkMet(to.metOn)
  from.checkMet(from.metOn)
}

function movePayments({ done }: PlannedBook, from: Instalment, to: Instalment): void {
  for (const { parts } of done) {
    for (const part of parts.filter(({ instalment }) => instalment === from)) {
      parts.push({ instalment: to, portions: { ...part.portions, fee: 0, penalty: 0 } })
      part.portions = { ...part.portions, principal: 0, interest: 0 }
    }
  }
}
