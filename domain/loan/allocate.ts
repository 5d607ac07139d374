import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { payInterest, payPrincipal } from '#domain/schedule/plan/pay.ts'
import { dueAmountsOn, outstandingOn } from '#domain/schedule/plan/till-date.ts'
import { chargesOf, payCharges } from './loan-charge.ts'
import { type Component, firstRegularNumber, type Instalment, portionsOf } from './instalment.ts'
import { copyPlanToInstalments, isRecalculating, type PlannedBook } from './loan-book.ts'
import type { AllocationRule, AllocationStep, LoanTerms } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'

/** A payment on its way through the instalments. */
export type Payment = {
  readonly book: PlannedBook
  readonly transaction: LoanTransaction
  readonly rule: AllocationRule
  readonly portions: Record<Component, number>
  /** Enough for all that is owed on the day. */
  readonly closesLoan: boolean
  leftMinor: number
}

export function startPayment(book: PlannedBook, transaction: LoanTransaction, rule: AllocationRule, amountMinor: number): Payment {
  return {
    book,
    transaction,
    rule,
    portions: portionsOf(() => 0),
    closesLoan: isEnough(book, transaction.on, amountMinor),
    leftMinor: amountMinor,
  }
}

function isEnough(book: PlannedBook, on: IsoDate, amountMinor: number): boolean {
  const { plan } = book
  if (!isRecalculating(book) || amountMinor < plan.outstandingPrincipalMinor || on < plan.startsOn) return false
  const { principalMinor, interestMinor } = outstandingOn(plan, on)
  return amountMinor >= principalMinor + interestMinor
}

/**
 * Pays one component of one instalment and says how much that took. With recalculation an instalment in advance asks only for what was
 * earned up to the day, and the plan learns of every payment.
 */
export function payStep(payment: Payment, step: AllocationStep, instalment: Instalment, amountMinor: number): number {
  const { book, transaction } = payment
  if (!isRecalculating(book)) return payComponent(payment, step.component, instalment, amountMinor)
  if (instalment.isDownPayment || instalment.due > book.plan.maturesOn) {
    return payComponent(payment, step.component, instalment, amountMinor)
  }
  const isInAdvance = step.dueType === 'in_advance'
  const on = isInAdvance ? dayThatCounts(book, transaction.on, instalment) : transaction.on
  // One that closes the loan pays no interest of a late row that was paid in a later one, as interest of days that will not come.
  if (isInAdvance || (payment.closesLoan && step.component === 'interest')) askWhatIsEarned(book, step.component, instalment, on)
  const paid = payComponent(payment, step.component, instalment, amountMinor)
  if (step.component === 'principal') payPrincipal(book.plan, instalment, on, paid)
  else if (step.component === 'interest') payInterest(book.plan, instalment, paid)
  else return paid
  takeOverPlan(book, transaction.on)
  return paid
}

/** Instalments follow the plan after it changed. */
export function takeOverPlan(book: PlannedBook, on: IsoDate): void {
  copyPlanToInstalments(book, (instalment, row) => {
    instalment.charged.principal = row.duePrincipalMinor
    instalment.charged.interest = row.dueInterestMinor
    instalment.credited.principal = row.creditedPrincipalMinor
    instalment.credited.interest = row.creditedInterestMinor
    instalment.updateMet(on)
  })
}

function payComponent({ book, transaction, portions }: Payment, component: Component, instalment: Instalment, amountMinor: number): number {
  const paid = instalment.pay(component, transaction.on, amountMinor)
  portions[component] += paid
  if (component === 'fee' || component === 'penalty') {
    const charges = chargesOf(instalment, book.charges, firstRegularNumber(book.instalments))
    payCharges(
      charges.filter(({ kind }) => kind === component),
      paid,
    )
  }
  notePart(transaction, instalment, component, paid)
  instalment.checkMet(transaction.on)
  return paid
}

function notePart(transaction: LoanTransaction, instalment: Instalment, component: Component, paidMinor: number): void {
  let part = transaction.parts.find((one) => one.instalment === instalment)
  if (part === undefined) {
    part = { instalment, portions: portionsOf(() => 0) }
    transaction.parts.push(part)
  }
  part.portions = { ...part.portions, [component]: part.portions[component] + paidMinor }
}

/** Where interest runs to the end of the row, a payment inside the row counts on its due date. */
function dayThatCounts({ terms }: PlannedBook, on: IsoDate, { from, due }: Instalment): IsoDate {
  return countsOnDueDate(terms) && on > from && on <= due ? due : on
}

export function countsOnDueDate({ recalculation }: LoanTerms): boolean {
  return recalculation?.preClose === 'till_rest_frequency_date' && recalculation.rest === 'same_as_repayment'
}

function askWhatIsEarned(book: PlannedBook, component: Component, instalment: Instalment, on: IsoDate): void {
  const isVertical = book.terms.allocation.strategy === 'advanced' && book.terms.allocation.processing === 'vertical'
  const due = dueAmountsOn(book.plan, instalment, on, isVertical)
  if (component === 'interest') instalment.charged.interest = due.interestMinor
  else if (component === 'principal') instalment.charged.principal = due.principalMinor
}
