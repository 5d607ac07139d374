import { addCredit } from '#domain/schedule/plan/credit.ts'
import { takeOverPlan } from './allocate.ts'
import { addInstalmentAfter, putBackAsPrincipal } from './credit-balance-refund.ts'
import { useOverpayment } from './disburse-loan.ts'
import { byDueDate, type Component, type Instalment, noPortions, type Portions, portionsOf } from './instalment.ts'
import type { LoanBook, PlannedBook } from './loan-book.ts'
import { type LoanTransaction, inOrder } from './loan-transaction.ts'

/**
 * A payment is taken back by the payer's bank: what it paid is owed again, in the instalment of the day, or in an additional one after the
 * last due date. By default all of it comes back as principal; a product may put components back in an order of its own.
 */
export function chargeback(book: PlannedBook, transaction: LoanTransaction): void {
  const { terms } = book
  transaction.resetPortions()
  if (terms.recalculation !== null) return chargebackByPlan(book, transaction)
  if (terms.chargebackOrder === null) return chargebackAsPrincipal(book, transaction)
  transaction.overpaidMinor = Math.max(0, Math.min(transaction.amountMinor, book.overpaidMinor))
  transaction.setPortions(portionsTakenBack(book, transaction, terms.chargebackOrder))
  putBack(instalmentFor(book, transaction), transaction, transaction.portions)
  useOverpayment(book, transaction)
}

/** All of it is owed again as principal, less what credit of the customer covers. */
export function chargebackAsPrincipal(book: LoanBook, transaction: LoanTransaction): void {
  const principal = Math.max(0, transaction.amountMinor - book.overpaidMinor)
  const repaid = Math.max(0, transaction.amountMinor - principal)
  transaction.overpaidMinor = repaid
  book.overpaidMinor -= repaid
  transaction.setPortions({ ...noPortions, principal })
  if (principal > 0) putBackAsPrincipal(book, transaction, repaid)
}

function chargebackByPlan(book: PlannedBook, transaction: LoanTransaction): void {
  const { plan, terms } = book
  const { on } = transaction
  transaction.overpaidMinor = book.overpaidMinor
  const portions =
    terms.chargebackOrder === null
      ? { ...noPortions, principal: transaction.amountMinor }
      : portionsTakenBack(book, transaction, terms.chargebackOrder)
  transaction.setPortions(portions)
  if (on <= plan.maturesOn) {
    if (portions.principal > 0) addCredit(plan, on, { principalMinor: portions.principal, interestMinor: 0 })
    if (portions.interest > 0) addCredit(plan, on, { principalMinor: 0, interestMinor: portions.interest })
    takeOverPlan(book, on)
    const instalment = book.instalments.find(({ from, due }) => (plan.maturesOn === on ? due === on : on >= from && on < due))
    if (instalment !== undefined) putBack(instalment, transaction, { ...noPortions, fee: portions.fee, penalty: portions.penalty })
  } else {
    const instalment = book.instalments.find((one) => one.isAdditional) ?? addInstalmentAfter(book, plan.maturesOn, on)
    putBack(instalment, transaction, portions)
    if (instalment.due < on) instalment.due = on
  }
  useOverpayment(book, transaction)
}

function putBack(instalment: Instalment, { on }: LoanTransaction, portions: Portions): void {
  if (portions.principal > 0) instalment.credit('principal', on, portions.principal)
  if (portions.interest > 0) instalment.credit('interest', on, portions.interest)
  for (const component of ['fee', 'penalty'] as const) {
    if (portions[component] <= 0) continue
    instalment.credited[component] += portions[component]
    instalment.addCharged(component, instalment.metOn, portions[component])
  }
}

function instalmentFor(book: PlannedBook, { on }: LoanTransaction): Instalment {
  book.instalments.sort(byDueDate)
  for (const instalment of book.instalments) {
    if (instalment.isAdditional) {
      if (on > instalment.due) instalment.due = on
      return instalment
    }
    if (instalment.due > on) return instalment
  }
  const last = book.instalments.at(-1)!
  return last.due === on ? last : addInstalmentAfter(book, last.due, on)
}

/** In the product's order, no more of a component than the payment paid and earlier chargebacks of it left. */
function portionsTakenBack(book: PlannedBook, transaction: LoanTransaction, order: readonly Component[]): Portions {
  const original = transaction.relatedTo
  let left: Portions = original?.portions ?? noPortions
  const earlier = book.done.filter(
    (one) => one.type === 'chargeback' && one.relatedTo === original && one !== transaction && inOrder(one, transaction) < 0,
  )
  for (const one of earlier) {
    const taken = takeInOrder(left, one.amountMinor, order)
    const before = left
    left = portionsOf((component) => before[component] - taken[component])
  }
  return takeInOrder(left, transaction.amountMinor, order)
}

function takeInOrder(available: Portions, amountMinor: number, order: readonly Component[]): Portions {
  let left = amountMinor
  const taken = portionsOf(() => 0)
  for (const component of order) {
    taken[component] = Math.min(left, Math.max(0, available[component]))
    left -= taken[component]
  }
  return taken
}
