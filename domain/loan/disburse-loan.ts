import { laterOf } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { roundToMultiple } from '#domain/money/rounding.ts'
import { digitsAtScale, divide, nineteen } from '#domain/rates/nineteen-digits.ts'
import { downPaymentOf } from '#domain/schedule/down-payment.ts'
import { capitalize, disburse } from '#domain/schedule/plan/disburse.ts'
import { renumber } from './apply-variation.ts'
import { Instalment, noPortions } from './instalment.ts'
import { hasLeftPlan, type PlannedBook, placedCharges } from './loan-book.ts'
import { bearsInterest } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { allocate, allocationOf } from './pay-loan.ts'
import { placeChargeAgain } from './place-charge.ts'

/** A disbursement is spread over the instalments from its day on; credit of the customer is used up by it. */
export function disburseLoan(book: PlannedBook, transaction: LoanTransaction): void {
  transaction.resetPortions()
  const { on } = transaction
  const downPaymentMinor = askDownPayment(book, transaction)
  const amountMinor = transaction.amountMinor - downPaymentMinor
  if (followsPlan(book, transaction)) {
    disburse(book.plan, on, amountMinor)
    if (amountMinor > 0) takeOverRows(book, on)
  } else spreadEvenly(book, on, amountMinor)
  useOverpayment(book, transaction)
}

/** Capitalised income is spread as a disbursement is, but asks for no down payment and has no term of its own. */
export function capitalizeIncome(book: PlannedBook, transaction: LoanTransaction): void {
  transaction.resetPortions()
  const { on, amountMinor } = transaction
  if (followsPlan(book, transaction)) {
    capitalize(book.plan, on, amountMinor)
    takeOverRows(book, on)
  } else spreadEvenly(book, on, amountMinor)
  useOverpayment(book, transaction)
  transaction.setPortions({ ...noPortions, principal: amountMinor })
}

/** Credit of the customer pays what was just put onto the loan. */
export function useOverpayment(book: PlannedBook, transaction: LoanTransaction): void {
  if (book.overpaidMinor <= 0) return
  transaction.overpaidMinor = Math.min(transaction.amountMinor, book.overpaidMinor)
  book.overpaidMinor = allocate(book, transaction, allocationOf(book).defaultRule, book.overpaidMinor).leftMinor
}

function askDownPayment({ terms, instalments }: PlannedBook, { on, amountMinor }: LoanTransaction): number {
  if (terms.downPaymentPercent === null) return 0
  const downPayment = downPaymentOf(parseMinor(amountMinor), terms)
  instalments.find((one) => one.isDownPayment && one.charged.principal === 0)?.addCharged('principal', on, downPayment)
  return downPayment
}

/** After the last due date, and after the rows of a loan were rearranged beside it, there is no plan to follow. */
function followsPlan(book: PlannedBook, { on }: LoanTransaction): boolean {
  if (hasLeftPlan(book)) return false
  const isRearranged = book.done.some(({ type, isReversed }) => (type === 're_age' || type === 're_amortize') && !isReversed)
  if (!bearsInterest(book) && isRearranged) return false
  return on <= book.plan.maturesOn
}

function takeOverRows(book: PlannedBook, on: LoanTransaction['on']): void {
  appendNewRows(book)
  for (const row of book.plan.rows) {
    const instalment = book.instalments.find((one) => one.kind === 'regular' && one.from === row.from && one.due === row.due)
    if (instalment === undefined) continue
    const { credited } = instalment
    // Without recalculation the plan does not know what was charged back.
    instalment.charged.principal = row.duePrincipalMinor + credited.principal - row.creditedPrincipalMinor
    instalment.charged.interest = row.dueInterestMinor + credited.interest - row.creditedInterestMinor
  }
  keepWhatWasPaid(book.instalments, 'principal')
  keepWhatWasPaid(book.instalments, 'interest')
  for (const instalment of book.instalments) if (instalment.kind === 'regular') instalment.updateMet(on)
}

/** Instalments that were solved anew may ask for a cent less than was paid in advance: the last open ones are asked for less instead. */
function keepWhatWasPaid(instalments: readonly Instalment[], component: 'principal' | 'interest'): void {
  let excess = 0
  for (const { charged, paid } of instalments) {
    excess += Math.max(0, paid[component] - charged[component])
    charged[component] = Math.max(charged[component], paid[component])
  }
  for (const instalment of instalments.toReversed()) {
    const less = Math.min(excess, Math.max(0, instalment.outstanding(component)))
    instalment.charged[component] -= less
    excess -= less
  }
}

/** A tranche with a term of its own makes the loan longer; charges that came too late for the schedule may find their instalment now. */
function appendNewRows(book: PlannedBook): void {
  const last = book.instalments.findLast(({ kind }) => kind === 'regular')?.due
  if (last === undefined) return
  const added = book.plan.rows.filter(({ from }) => from >= last)
  if (added.length === 0) return
  const additional = book.instalments.find((one) => one.isAdditional)
  const isOnlyCharges = additional !== undefined && additional.charged.principal === 0 && additional.paidMinor === 0
  if (isOnlyCharges) book.instalments = book.instalments.filter((one) => one !== additional)
  for (const { from, due } of added) book.instalments.push(new Instalment(0, from, due))
  renumber(book.instalments)
  if (isOnlyCharges) for (const charge of placedCharges(book)) if (charge.dueOn > last) placeChargeAgain(book, charge)
}

function spreadEvenly(book: PlannedBook, on: LoanTransaction['on'], amountMinor: number): void {
  if (amountMinor <= 0) return
  const later = book.instalments.filter((one) => one.due > on && one.kind === 'regular')
  const targets = later.length > 0 ? later : [additionalInstalment(book, on)]
  const share = targets.length === 1 ? amountMinor : Number(digitsAtScale(divide(nineteen(amountMinor), nineteen(targets.length)), 0))
  let left = amountMinor
  for (const target of targets) {
    const before = target.charged.principal
    const after = toMultiple(before + share, book.terms.instalmentMultipleMinor)
    target.charged.principal = after
    left -= after - before
    target.updateMet(on)
  }
  targets.at(-1)!.addCharged('principal', on, left)
}

function toMultiple(amountMinor: number, multipleMinor: number | null): number {
  return multipleMinor === null ? amountMinor : roundToMultiple(parseMinor(amountMinor), multipleMinor, 'half_even')
}

function additionalInstalment(book: PlannedBook, on: LoanTransaction['on']): Instalment {
  const known = book.instalments.find((one) => one.isAdditional)
  if (known !== undefined) {
    known.due = laterOf(known.due, on)
    return known
  }
  const added = new Instalment(book.instalments.length + 1, on, on, 'additional')
  book.instalments.push(added)
  return added
}
