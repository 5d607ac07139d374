import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { roundToMultiple } from '#domain/money/rounding.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { digitsAtScale, divide, nineteen } from '#domain/rates/nineteen-digits.ts'
import { reAmortize, reAmortizeWithEqualInterest } from '#domain/schedule/plan/re-amortize.ts'
import { outstandingInterestTill } from '#domain/schedule/plan/till-date.ts'
import { takeOverPlan } from './allocate.ts'
import { type Instalment, noPortions } from './instalment.ts'
import { hasLeftPlan, isRecalculating, type PlannedBook } from './loan-book.ts'
import { bearsInterest } from './loan-terms.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { tellPlanOfPayments } from './tell-plan-of-payments.ts'

/** What is overdue is spread over the instalments that are not yet due. */
export function reAmortizeLoan(book: PlannedBook, transaction: LoanTransaction): void {
  const { on } = transaction
  const overdue = book.instalments.filter(({ due }) => due <= on)
  const remaining = book.instalments.filter((one) => one.due > on && one.kind === 'regular' && !one.isReAged)
  transaction.resetPortions()
  // A plan that does not hear of payments is left as it is where nothing is overdue.
  const isSettled = !isRecalculating(book) && overdue.every(({ outstandingMinor }) => outstandingMinor === 0)
  if (isSettled || !hasRowsLeft(book, on, remaining)) {
    transaction.isReversed = true
    return
  }
  if (!followsPlan(book)) return spreadPrincipal(book, transaction, overdue, remaining)
  tellPlanOfPayments(book, on)
  const feeMinor = transaction.splitsInterestEqually ? takeFees(overdue) : 0
  const principal = overduePrincipal(book, overdue, transaction.splitsInterestEqually)
  const lastDue = overdue.at(-1)?.due
  const interest = lastDue === undefined ? 0 : outstandingInterestTill(book.plan, lastDue)
  transaction.setPortionsAndAmount({ ...noPortions, principal, interest })
  if (transaction.amountMinor === 0) {
    transaction.isReversed = true
    return
  }
  // Principal that earned nothing while it was overdue does so from its due date on.
  const earnsFrom = book.terms.recalculation?.stopsOnPastDue === true ? 'due_date' : 'day'
  if (transaction.splitsInterestEqually) reAmortizeWithEqualInterest(book.plan, on, earnsFrom)
  else reAmortize(book.plan, on, earnsFrom)
  takeOverPlan(book, on)
  spreadFees(remaining, feeMinor)
}

/** After the last due date nothing can take what is overdue, and it stays where it is. */
function hasRowsLeft(book: PlannedBook, on: IsoDate, remaining: readonly Instalment[]): boolean {
  return followsPlan(book) ? book.plan.maturesOn > on : remaining.length > 0
}

function followsPlan(book: PlannedBook): boolean {
  return bearsInterest(book) && !hasLeftPlan(book)
}

function overduePrincipal({ plan }: PlannedBook, overdue: readonly Instalment[], byPlan: boolean): number {
  return overdue.reduce(
    (sum, one) => sum + (byPlan ? (plan.rowBetween(one)?.outstandingPrincipalMinor ?? 0) : one.charged.principal - one.paid.principal),
    0,
  )
}

/** Without interest there is no plan to solve: the principal is divided, and the last instalment takes the rest. */
function spreadPrincipal(
  { terms }: PlannedBook,
  transaction: LoanTransaction,
  overdue: readonly Instalment[],
  remaining: readonly Instalment[],
): void {
  const { on } = transaction
  let left = 0
  for (const instalment of overdue) {
    left += instalment.charged.principal - instalment.paid.principal
    instalment.charged.principal = instalment.paid.principal
    instalment.updateMet(on)
  }
  transaction.setPortionsAndAmount({ ...noPortions, principal: left })
  if (left === 0) {
    transaction.isReversed = true
    return
  }
  const share = toMultiple(shareOf(left, remaining.length), terms.instalmentMultipleMinor)
  const last = remaining.at(-1)
  for (const instalment of remaining) {
    instalment.addCharged('principal', on, instalment === last ? left : share)
    if (instalment !== last) left -= share
  }
}

function takeFees(overdue: readonly Instalment[]): number {
  let total = 0
  for (const instalment of overdue) {
    total += instalment.outstanding('fee')
    instalment.charged.fee = instalment.paid.fee
  }
  return total
}

function spreadFees(remaining: readonly Instalment[], totalMinor: number): void {
  if (totalMinor === 0 || remaining.length === 0) return
  const share = shareOf(totalMinor, remaining.length)
  for (const [index, instalment] of remaining.entries())
    instalment.charged.fee += index === remaining.length - 1 ? totalMinor - share * index : share
}

function shareOf(amountMinor: number, parts: number): number {
  return Number(digitsAtScale(divide(nineteen(amountMinor), nineteen(parts)), 0))
}

function toMultiple(amountMinor: number, multipleMinor: number | null): number {
  return multipleMinor === null ? amountMinor : roundToMultiple(parseMinor(amountMinor), multipleMinor, 'half_even')
}
