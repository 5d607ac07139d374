import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { addCredit } from '#domain/schedule/plan/credit.ts'
import { payPrincipal } from '#domain/schedule/plan/pay.ts'
import { takeOverPlan } from './allocate.ts'
import { byDueDate, Instalment, noPortions } from './instalment.ts'
import { isPlanned, type LoanBook } from './loan-book.ts'
import type { LoanTransaction } from './loan-transaction.ts'

/**
 * Credit is paid out to the customer. When there is less credit than was paid out, because an earlier entry used it, the rest is put back
 * onto the loan as principal.
 */
export function creditBalanceRefund(book: LoanBook, transaction: LoanTransaction): void {
  transaction.resetPortions()
  const principal = Math.max(0, transaction.amountMinor - book.overpaidMinor)
  const fromCredit = Math.max(0, transaction.amountMinor - principal)
  transaction.overpaidMinor = fromCredit
  book.overpaidMinor -= fromCredit
  transaction.setPortions({ ...noPortions, principal })
  if (principal > 0) putBackAsPrincipal(book, transaction, fromCredit)
}

/** Puts the whole amount back as principal and pays the part that credit covers at once. */
export function putBackAsPrincipal(book: LoanBook, transaction: LoanTransaction, repaidMinor: number): void {
  const { on, amountMinor } = transaction
  const instalments = book.instalments.filter((one) => !one.isDownPayment).toSorted(byDueDate)
  const target = instalments.find((one) => one.isAdditional || one.due > on)
  const last = instalments.at(-1)!
  const instalment = target ?? (last.due === on ? last : addInstalmentAfter(book, last.due, on))
  if (instalment.isAdditional) {
    if (on > instalment.due) instalment.due = on
    instalment.credit('principal', on, amountMinor)
  } else if (isPlanned(book) && book.terms.recalculation !== null) {
    addCredit(book.plan, on, { principalMinor: amountMinor, interestMinor: 0 })
    takeOverPlan(book, on)
    if (repaidMinor > 0) payPrincipal(book.plan, instalment, on, repaidMinor)
    if (repaidMinor > 0) takeOverPlan(book, on)
  } else instalment.credit('principal', on, amountMinor)
  if (repaidMinor <= 0) return
  instalment.pay('principal', on, repaidMinor)
  transaction.parts.push({ instalment, portions: { ...noPortions, principal: repaidMinor } })
}

export function addInstalmentAfter(book: LoanBook, from: IsoDate, due: IsoDate): Instalment {
  const added = new Instalment(book.instalments.length + 1, from, due, 'additional')
  book.instalments.push(added)
  return added
}
