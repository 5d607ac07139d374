import { accelerateMaturity } from './accelerate-maturity.ts'
import { accrueUntilEnd } from './accrue-until-end.ts'
import { noPortions, type Portions, portionsOf } from './instalment.ts'
import { copyPlanToInstalments, isPlanned, type LoanBook, type PlannedBook } from './loan-book.ts'
import type { LoanTransaction } from './loan-transaction.ts'
import { stopInterestAtChargeOff } from './zero-interest.ts'

/**
 * The lender no longer expects the money: a record of what is outstanding. Depending on the product the schedule stays, bears no more
 * interest, or falls due on the day.
 */
export function chargeOff(book: LoanBook, transaction: LoanTransaction): void {
  const { chargeOffBehaviour } = book.terms
  transaction.resetPortions()
  let open: Portions = noPortions
  if (book.instalments.some(isOpen)) {
    if (isPlanned(book) && chargeOffBehaviour === 'zero_interest') stopInterestAtChargeOff(book, transaction)
    else if (isPlanned(book) && chargeOffBehaviour === 'accelerate_maturity') accelerateMaturity(book, transaction)
    accrueUntilEnd(book, transaction)
    open = outstandingPortions(book)
  }
  transaction.setPortionsAndAmount(open)
  book.isChargedOff = transaction.amountMinor > 0
  if (transaction.amountMinor === 0) transaction.isReversed = true
}

/** The contract is ended early: everything falls due on the day. */
export function terminateContract(book: PlannedBook, transaction: LoanTransaction): void {
  transaction.resetPortions()
  let open: Portions = noPortions
  if (book.instalments.some(isOpen)) {
    accelerateMaturity(book, transaction)
    accrueUntilEnd(book, transaction)
    open = outstandingPortions(book)
  }
  transaction.setPortionsAndAmount(open)
  book.isTerminated = transaction.amountMinor > 0
  if (transaction.amountMinor === 0) transaction.isReversed = true
}

/** What is outstanding is given up, and every instalment is met by that. */
export function writeOff(book: PlannedBook, transaction: LoanTransaction): void {
  copyPlanToInstalments(book, (instalment, row) => {
    instalment.charged.principal = row.duePrincipalMinor
    instalment.charged.interest = row.dueInterestMinor
    instalment.isRecalculated = true
  })
  giveUpOutstanding(book, transaction)
}

export function giveUpOutstanding(book: LoanBook, transaction: LoanTransaction): void {
  book.isChargedOff = true
  const open = book.instalments.filter(({ isMet }) => !isMet)
  const given = portionsOf((component) => open.reduce((sum, instalment) => sum + instalment.writeOff(component, transaction.on), 0))
  transaction.resetPortions()
  transaction.setPortionsAndAmount(given)
}

function isOpen({ isMet, metOn }: PlannedBook['instalments'][number]): boolean {
  return !isMet && metOn === null
}

export function outstandingPortions({ instalments }: LoanBook): Portions {
  return portionsOf((component) => instalments.reduce((sum, instalment) => sum + instalment.outstanding(component), 0))
}
