import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { repaymentPeriods } from '#domain/schedule/due-dates.ts'
import { countOverdue } from '#domain/schedule/plan/count-overdue.ts'
import { RepaymentPlan } from '#domain/schedule/plan/repayment-plan.ts'
import { outstandingOn } from '#domain/schedule/plan/till-date.ts'
import { countsOnDueDate } from './allocate.ts'
import { applyVariation } from './apply-variation.ts'
import { byDueDate, Instalment, instalmentOn } from './instalment.ts'
import { copyBook, copyPlanToInstalments, isRecalculating, openBook, type PlannedBook } from './loan-book.ts'
import type { LoanEntries } from './loan-entries.ts'
import type { LoanTransaction, TransactionType } from './loan-transaction.ts'
import { type Change, orderChanges } from './order-changes.ts'
import type { LoanCharge } from './loan-charge.ts'
import { placeCharge } from './place-charge.ts'
import { processTransaction } from './process-transaction.ts'
import type { Variation } from './variation.ts'
import { settleInstalments } from './settle-instalments.ts'
import { reapplyOverpayments } from './reapply-overpayments.ts'

/** What was replayed before the book was looked at as of a day: further entries may go on from it. */
export type Standing = { readonly book: PlannedBook; readonly changes: readonly Change[]; readonly overpaid: readonly LoanTransaction[] }

/**
 * Computes a loan from its entries alone: the same entries give the same book, in whatever order they were recorded. The portions of the
 * transactions are set anew. Overdue principal is counted up to `until`.
 */
export function replayByPlan(entries: LoanEntries, until: IsoDate): PlannedBook {
  return lookedAtOn(until, replayChanges(openStanding(entries), changesOf(entries), entries).book)
}

/**
 * As `replayByPlan`, but what was replayed already is not replayed again where nothing but payments comes after it: a loan of n payments costs
 * n steps and not n². A disbursement shapes the schedule from its beginning, and what changes a schedule marks the transactions before it.
 */
export function replayFrom(
  before: Standing | null,
  entries: LoanEntries,
  until: IsoDate,
): { book: PlannedBook; standing: Standing | null } {
  const changes = changesOf(entries)
  if (!changes.every(leavesOnlyTheBook)) return { book: replayByPlan(entries, until), standing: null }
  const added = before === null ? null : changesAfter(before, changes)
  const standing =
    before !== null && added?.every(isPayment) === true
      ? replayChanges(broughtUpToDate(before, entries), added, entries)
      : replayChanges(openStanding(entries), changes, entries)
  return { book: lookedAtOn(until, copyBook(standing.book)), standing }
}

function replayChanges(from: Standing, changes: readonly Change[], entries: LoanEntries): Standing {
  const { book } = from
  const disbursedOn = book.plan.startsOn
  let overpaid = [...from.overpaid]
  for (const change of changes) {
    if (change.kind === 'variation') applyVariation(book, change.variation)
    else if (change.kind === 'charge') {
      placeCharge(book, change.charge, disbursedOn)
      if (change.charge.outstandingMinor > 0) overpaid = reapplyOverpayments(book, overpaid)
    } else {
      const { transaction } = change
      replayTransaction(book, transaction, entries)
      book.done.push(transaction)
      if (transaction.overpaidMinor > 0 && transaction.isPaying) overpaid.push(transaction)
    }
  }
  return { book, changes: [...from.changes, ...changes], overpaid }
}

function lookedAtOn(until: IsoDate, book: PlannedBook): PlannedBook {
  countOverdueUntil(book, until)
  settleInstalments(book)
  return book
}

function changesOf({ transactions, charges, variations }: LoanEntries): Change[] {
  return orderChanges(transactions, charges, variations)
}

function openStanding(entries: LoanEntries): Standing {
  const book = openPlannedBook(entries)
  for (const charge of book.charges) charge.paidMinor = 0
  return { book, changes: [], overpaid: [] }
}

/** Knows of what was entered since. */
function broughtUpToDate(standing: Standing, { charges, variations, accruals }: LoanEntries): Standing {
  return { ...standing, book: { ...standing.book, charges: [...charges], variations, accruals } }
}

const payments: readonly TransactionType[] = ['repayment', 'down_payment', 'goodwill_credit', 'merchant_issued_refund', 'payout_refund']

function isPayment(change: Change): boolean {
  return change.kind === 'transaction' && payments.includes(change.transaction.type)
}

function leavesOnlyTheBook(change: Change): boolean {
  return change.kind !== 'transaction' || change.transaction.type === 'disbursement' || isPayment(change)
}

/** What comes after the changes of a standing; null where something was put among them or is gone. */
function changesAfter({ changes: known }: Standing, changes: readonly Change[]): Change[] | null {
  const isBeginning = known.length <= changes.length && known.every((change, index) => subjectOf(change) === subjectOf(changes[index]!))
  return isBeginning ? changes.slice(known.length) : null
}

function subjectOf(change: Change): LoanTransaction | LoanCharge | Variation {
  if (change.kind === 'transaction') return change.transaction
  return change.kind === 'charge' ? change.charge : change.variation
}

function replayTransaction(book: PlannedBook, transaction: LoanTransaction, entries: LoanEntries): void {
  book.isPrepayment = transaction.isPaying && isPrepayment(book, transaction)
  countOverdueUntil(book, transaction.on)
  processTransaction(book, transaction, (transactions, until) => replayOnTrial(entries, transactions, until))
}

/** The book of the same loan as if other transactions had been entered; nothing of the loan itself changes. */
export function replayOnTrial(entries: LoanEntries, transactions: readonly LoanTransaction[], until: IsoDate): PlannedBook {
  return replayByPlan({ ...entries, transactions, accruals: [], charges: entries.charges.map((charge) => charge.copy()) }, until)
}

/** With recalculation, overdue principal goes on earning interest up to a day. */
export function countOverdueUntil(book: PlannedBook, on: IsoDate): void {
  if (!isRecalculating(book) || book.terms.recalculation?.stopsOnPastDue === true) return
  const rest = countsOnDueDate(book.terms) ? 'till_due_date' : 'till_day'
  if (!countOverdue(book.plan, on, rest)) return
  copyPlanToInstalments(book, (instalment, row) => {
    instalment.charged.principal = row.duePrincipalMinor
    instalment.charged.interest = row.dueInterestMinor
    instalment.isRecalculated = true
  })
}

/** Whether a payment is enough to close the loan by the due date of its row: asked only of loans where it makes a difference. */
function isPrepayment({ plan, terms, instalments }: PlannedBook, transaction: LoanTransaction): boolean {
  if (terms.recalculation?.preClose !== 'till_rest_frequency_date') return false
  if (transaction.amountMinor < plan.outstandingPrincipalMinor) return false
  const current = instalmentOn(instalments, transaction.on)
  if (current === undefined) return false
  const open = outstandingOn(plan, current.due)
  return transaction.amountMinor >= open.principalMinor + open.interestMinor
}

function openPlannedBook(entries: LoanEntries): PlannedBook {
  const { terms } = entries
  const disbursements = entries.transactions.filter(({ type }) => type === 'disbursement')
  const startsOn = terms.termStartsOn ?? disbursements.map(({ on }) => on).toSorted()[0]!
  const periods = repaymentPeriods({ ...terms, startsOn })
  const instalments = periods.map(({ from, due }) => new Instalment(0, from, due))
  if (terms.downPaymentPercent !== null)
    for (const { on } of disbursements.toSorted((first, second) => (first.on < second.on ? -1 : 1)))
      instalments.push(new Instalment(0, on, on, 'down_payment'))
  return { ...openBook(entries, startsOn, instalments.toSorted(byDueDate)), plan: new RepaymentPlan(terms, periods) }
}
