import { addFixedInterest } from '#domain/schedule/plan/pay.ts'
import { outstandingOn } from '#domain/schedule/plan/till-date.ts'
import { type Payment, startPayment, takeOverPlan } from './allocate.ts'
import { allocateHorizontally } from './allocate-horizontally.ts'
import { allocateVertically } from './allocate-vertically.ts'
import type { PlannedBook } from './loan-book.ts'
import { planOn } from './plan-on.ts'
import { type AdvancedAllocation, type AllocationRule, type PayingType, payingTypes } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'

/** A payment goes to the instalments by the rule of its type; what is left over is credit of the customer. */
export function payLoan(book: PlannedBook, transaction: LoanTransaction): void {
  transaction.resetPortions()
  askForRestOfRow(book, transaction)
  const payment = allocate(book, transaction, ruleFor(book, transaction), transaction.amountMinor)
  transaction.setPortions(payment.portions)
  if (transaction.amountMinor === 0) return
  transaction.overpaidMinor = payment.leftMinor
  book.overpaidMinor = payment.leftMinor > 0 ? book.overpaidMinor + payment.leftMinor : 0
}

export function allocate(book: PlannedBook, transaction: LoanTransaction, rule: AllocationRule, amountMinor: number): Payment {
  const payment = startPayment(book, transaction, rule, amountMinor)
  if (allocationOf(book).processing === 'vertical') allocateVertically(payment)
  else allocateHorizontally(payment)
  return payment
}

export function ruleFor(book: PlannedBook, transaction: LoanTransaction): AllocationRule {
  const { rules, defaultRule } = allocationOf(book)
  const type = payingTypes.find((one): one is PayingType => one === transaction.type)
  return (type === undefined ? undefined : rules[type]) ?? defaultRule
}

export function allocationOf({ terms: { allocation } }: PlannedBook): AdvancedAllocation {
  if (allocation.strategy !== 'advanced') throw new TypeError('a fixed order is no set of rules')
  return allocation
}

/** A loan that is closed inside a row, where interest runs to the due date, asks for the rest of the row. */
function askForRestOfRow(book: PlannedBook, { on }: LoanTransaction): void {
  const { plan, isPrepayment } = book
  const row = plan.rowOn(on)
  if (!isPrepayment || row === null) return
  const restMinor = outstandingOn(planOn(book, row.due), row.due).interestMinor - outstandingOn(plan, on).interestMinor
  const holder = row.isFullyPaid ? (plan.openRows.at(-1) ?? row) : row
  // A row that is paid takes principal in its place when the interest goes to one that comes later.
  if (row.isFullyPaid && holder.due >= row.due) row.setInstalment(row.instalmentMinor + restMinor)
  addFixedInterest(plan, holder, restMinor)
  takeOverPlan(book, on)
}
