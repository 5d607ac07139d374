import { downPaymentOf } from '#domain/schedule/down-payment.ts'
import { cumulativeRows } from '#domain/schedule/cumulative/cumulative-rows.ts'
import type { ScheduleChange } from '#domain/schedule/cumulative/schedule-changes.ts'
import { chargebackAsPrincipal } from '../chargeback.ts'
import { creditBalanceRefund } from '../credit-balance-refund.ts'
import { chargeOff, giveUpOutstanding } from '../end-of-loan.ts'
import { byDueDateDownPaymentsFirst, Instalment } from '../instalment.ts'
import { type LoanBook, openBook } from '../loan-book.ts'
import type { LoanEntries } from '../loan-entries.ts'
import { inOrder, isRecordOnly, type LoanTransaction } from '../loan-transaction.ts'
import { placeCharge } from '../place-charge.ts'
import { settleInstalments } from '../settle-instalments.ts'
import { settleWaiver } from '../settle-waiver.ts'
import type { Variation } from '../variation.ts'
import { payInOrder } from './pay-in-order.ts'
import { downPaymentInstalment, rowPayments } from './row-payments.ts'

/** A loan of the cumulative family: the schedule follows from disbursements and changes of terms, then payments settle it in a fixed order. */
export function replayInOrder(entries: LoanEntries): LoanBook {
  const disbursements = entries.transactions.filter(({ type }) => type === 'disbursement').toSorted(inOrder)
  const book = openBook(
    entries,
    entries.terms.termStartsOn ?? disbursements[0]!.on,
    scheduled(entries, disbursements).toSorted(byDueDateDownPaymentsFirst),
  )
  for (const charge of book.charges) {
    charge.paidMinor = 0
    placeCharge(book, charge, book.startsOn)
  }
  let sorted = 0
  for (const transaction of entries.transactions.toSorted(inOrder)) {
    // Only an entry that added one leaves them out of order.
    if (book.instalments.length !== sorted) book.instalments.sort(byDueDateDownPaymentsFirst)
    sorted = book.instalments.length
    process(book, transaction)
    book.done.push(transaction)
  }
  settleInstalments(book)
  return book
}

function scheduled(entries: LoanEntries, disbursements: readonly LoanTransaction[]): Instalment[] {
  const { terms, variations } = entries
  const rows = cumulativeRows(terms, disbursements, variations.flatMap(scheduleChange), rowPayments(entries))
  const regular = rows.map((row) => {
    const instalment = new Instalment(0, row.from, row.due)
    instalment.charged.principal = row.principalMinor
    instalment.charged.interest = row.interestMinor
    return instalment
  })
  if (terms.downPaymentPercent === null) return regular
  const downPayments = disbursements.map(({ on, amountMinor }) => downPaymentInstalment(on, downPaymentOf(amountMinor, terms)))
  return [...downPayments, ...regular]
}

function process(book: LoanBook, transaction: LoanTransaction): void {
  if (transaction.type === 'disbursement') return undefined
  if (transaction.type === 'charge_off') return chargeOff(book, transaction)
  if (isRecordOnly(transaction.type)) return undefined
  if (transaction.type === 'waive_loan_charges') return settleWaiver(book, transaction)
  if (transaction.type === 'write_off') return giveUpOutstanding(book, transaction)
  if (transaction.type === 'credit_balance_refund') return creditBalanceRefund(book, transaction)
  if (transaction.type !== 'chargeback') return payInOrder(book, transaction)
  transaction.resetPortions()
  return chargebackAsPrincipal(book, transaction)
}

/** Pauses of interest belong to the progressive family. */
function scheduleChange(variation: Variation): ScheduleChange[] {
  if (variation.kind === 'interest_pause') return []
  return [variation]
}
