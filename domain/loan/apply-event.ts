import { accrueAtClosure, dropAccrualsAfterChargeOff } from './accrue.ts'
import { amortizeIncomeUntil, amortizeRestOfIncome } from './amortize-income.ts'
import { awaitedAfter } from './await-tranches.ts'
import { closeDays } from './close-day.ts'
import { earlierOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { downPaymentOf } from '#domain/schedule/down-payment.ts'
import { activeTransactions, type LoanAccount, nextSequence, replayAccount } from './loan-account.ts'
import { isRecalculating } from './loan-book.ts'
import { addCharge, adjustCharge, waiveCharge } from './enter-charge.ts'
import { addBuyDownFee, addCapitalizedIncome, adjustCapitalizedIncome } from './enter-income.ts'
import { addTransaction, enterTransaction } from './enter-transaction.ts'
import type { ReplayInstead } from './loan-entries.ts'
import type { LoanEvent } from './loan-event.ts'
import { updateStatus } from './loan-status.ts'
import { recalculatesInterest } from './loan-terms.ts'
import { LoanTransaction, type TransactionType } from './loan-transaction.ts'
import { payOffQuote } from './pay-off-quote.ts'
import { interestWithoutRefunded } from './refund-interest.ts'
import { replayOnTrial } from './replay-by-plan.ts'
import { dropStaleAccruals } from './in-order/accrue-in-order.ts'
import { catchUpActivity, recordActivity } from './record-activity.ts'
import { undoLastDisbursal } from './undo-disbursal.ts'
import { reverseTransaction } from './reverse-transaction.ts'

/** Enters one event into the account, replays it, and books what the loan earned when the event closed it. */
export function applyEvent(account: LoanAccount, event: LoanEvent): void {
  lookAtOverdue(account, event)
  enterEvent(account, event)
  if (event.type === 'close_of_business' || account.book === null) return
  const hasNewSchedule = makesNewSchedule(event)
  if (account.terms.engine === 'cumulative' && (hasNewSchedule || unsettlesAccruals(account, event)))
    dropStaleAccruals(account, hasNewSchedule)
  updateStatus(account, 'on' in event ? event.on : event.recordedOn)
  accrueAtClosure(account)
  if (account.status !== 'active' && account.statusSince !== null) amortizeRestOfIncome(account, account.statusSince)
  catchUpActivity(account)
  recordActivity(account, recordsLeftBefore(event))
}

/** Whatever is entered lets a cumulative loan that recalculates interest look at what is overdue by then. */
function lookAtOverdue(account: LoanAccount, event: LoanEvent): void {
  const { terms, book } = account
  if (event.type === 'close_of_business' || terms.engine !== 'cumulative' || book === null || !isRecalculating(book)) return
  account.overdueCounts.push({ from: 'on' in event ? event.on : event.recordedOn, until: event.recordedOn })
}

/** A re-ageing of today at the rate of the loan leaves the records of instalments that it empties until the loan is looked at again. */
function recordsLeftBefore(event: LoanEvent): IsoDate | null {
  if (event.type !== 're_age' || event.parameters.equalInterest !== null) return null
  return event.parameters.startsOn < event.recordedOn ? null : event.recordedOn
}

/** A charge-off that is taken back leaves the schedule as it was all along. */
function makesNewSchedule(event: LoanEvent): boolean {
  if (event.type === 'reverse') return event.what !== 'charge_off'
  return ['disburse', 'undo_last_disbursal', 'write_off', 'reschedule'].includes(event.type)
}

/** Payments change what an instalment earns only where interest is recalculated. */
function unsettlesAccruals(account: LoanAccount, event: LoanEvent): boolean {
  const { type } = event
  if (event.type === 'reverse' && event.what === 'charge_off') return false
  if (type === 'add_charge' || type === 'charge_off' || type === 'chargeback' || type === 'credit_balance_refund') return false
  return recalculatesInterest(account)
}

function enterEvent(account: LoanAccount, event: LoanEvent): void {
  account.today = event.recordedOn
  switch (event.type) {
    case 'disburse':
      return disburse(account, event)
    case 'merchant_issued_refund':
    case 'payout_refund':
      return refund(account, event)
    case 'repayment':
    case 'goodwill_credit':
    case 'interest_payment_waiver':
    case 'credit_balance_refund':
      return enterTransaction(account, event.type, event)
    case 'pay_off': {
      const amountMinor = payOffQuote(account, event.on)
      if (amountMinor > 0) enterTransaction(account, 'repayment', { ...event, amountMinor: parseMinor(amountMinor) })
      return undefined
    }
    case 'charge_off':
      return chargeOff(account, event)
    case 'capitalized_income':
      return addCapitalizedIncome(account, event)
    case 'capitalized_income_adjustment':
      return adjustCapitalizedIncome(account, event)
    case 'buy_down_fee':
    case 'buy_down_fee_adjustment':
      return addBuyDownFee(account, event)
    case 'write_off':
    case 'contract_termination':
      return enterTransaction(account, event.type, { ...event, amountMinor: parseMinor(0) })
    case 'chargeback':
      return enterTransaction(account, 'chargeback', event, { relatedTo: paymentNumber(account, event.ofPaymentNumber) })
    case 're_age':
      return reAge(account, event)
    case 're_amortize':
      return enterTransaction(
        account,
        're_amortize',
        { ...event, on: event.recordedOn, amountMinor: parseMinor(0) },
        { splitsInterestEqually: event.splitsInterestEqually },
      )
    case 'add_charge':
      return addCharge(account, event)
    case 'waive_charge':
      return waiveCharge(account, event)
    case 'charge_adjustment':
      return adjustCharge(account, event)
    case 'reschedule':
    case 'interest_pause':
      addVariations(account, event)
      return replayAccount(account, account.today)
    case 'undo_last_disbursal':
      undoLastDisbursal(account)
      return replayAccount(account, account.today)
    case 'reverse':
      reverseTransaction(account, event)
      return replayAccount(account, account.today)
    case 'close_of_business':
      return closeDays(account, event.businessDate)
  }
}

function disburse(account: LoanAccount, event: LoanEvent & { type: 'disburse' }): void {
  const creditMinor = account.book?.overpaidMinor ?? 0
  const disbursement = addTransaction(account, 'disbursement', event)
  account.awaitedTranches = awaitedAfter(account.awaitedTranches, event.amountMinor)
  replayAccount(account, account.today!, [disbursement])
  if (!account.terms.paysDownPaymentItself || account.terms.downPaymentPercent === null) return
  const amountMinor = Math.max(0, downPaymentOf(event.amountMinor, account.terms) - Math.min(creditMinor, event.amountMinor))
  if (amountMinor > 0) enterTransaction(account, 'down_payment', { ...event, amountMinor })
}

/** What is not yet earned of deferred income is earned up to today, and then all of it. */
function chargeOff(account: LoanAccount, event: LoanEvent & { type: 'charge_off' }): void {
  dropAccrualsAfterChargeOff(account, event.on)
  amortizeIncomeUntil(account, event.recordedOn)
  const entered = addTransaction(account, 'charge_off', { on: event.on, amountMinor: 0 })
  replayAccount(account, event.recordedOn, [entered])
  amortizeRestOfIncome(account, event.on, entered)
}

/** A start in the past re-ages as of that day. */
function reAge(account: LoanAccount, { recordedOn, parameters }: LoanEvent & { type: 're_age' }): void {
  const entry = { on: earlierOf(recordedOn, parameters.startsOn), amountMinor: 0 }
  const entered = [addTransaction(account, 're_age', entry, { reAge: parameters })]
  if (parameters.waivesInterest) entered.push(addTransaction(account, 'interest_waive', entry, { relatedTo: entered[0]! }))
  replayAccount(account, recordedOn, entered)
}

/** A refund, and the interest that the refunded part of the loan cost. */
function refund(account: LoanAccount, event: LoanEvent & { type: 'merchant_issued_refund' | 'payout_refund' }): void {
  const interestMinor = account.terms.interestRefundOn.includes(event.type) ? interestToRefund(account, event) : 0
  const refunded = addTransaction(account, event.type, event)
  const entered = [refunded]
  if (interestMinor !== 0)
    entered.push(addTransaction(account, 'interest_refund', { on: event.on, amountMinor: interestMinor }, { relatedTo: refunded }))
  replayAccount(account, account.today!, entered)
}

function interestToRefund(
  account: LoanAccount,
  { type, on, amountMinor, recordedOn }: LoanEvent & { type: 'merchant_issued_refund' | 'payout_refund' },
): number {
  const active = activeTransactions(account)
  // Trials leave their marks on the transactions.
  account.standing = null
  const replayInstead: ReplayInstead = (transactions, until) => replayOnTrial(account, transactions, until)
  const planned = new LoanTransaction({ sequence: account.lastSequence + 1, type, on, recordedOn, amountMinor })
  return (
    interestWithoutRefunded(account.terms, active, on, replayInstead) -
    interestWithoutRefunded(account.terms, [...active, planned], on, replayInstead)
  )
}

const chargeable: readonly TransactionType[] = [
  'repayment',
  'merchant_issued_refund',
  'payout_refund',
  'goodwill_credit',
  'down_payment',
  'interest_payment_waiver',
]

/** The nth repayment in the order of entry; of a loan without repayments, the nth payment of another kind that may be charged back. */
function paymentNumber({ transactions }: LoanAccount, number: number): LoanTransaction {
  const payments = transactions.filter(({ type, isReversed }) => !isReversed && chargeable.includes(type))
  const repayments = payments.filter(({ type }) => type === 'repayment')
  const payment = (repayments.length > 0 ? repayments : payments)[number - 1]
  if (payment === undefined) throw new AppError('LOAN_TRANSACTION_UNKNOWN', { field: 'of_repayment_nr', rule: 'a payment that was made' })
  return payment
}

function addVariations(account: LoanAccount, event: LoanEvent & { type: 'reschedule' | 'interest_pause' }): void {
  if (event.type === 'reschedule' && account.terms.engine === 'progressive' && (event.graceOnPrincipal ?? event.graceOnInterest) !== null)
    throw new AppError('LOAN_CHANGE_UNSUPPORTED', { field: 'grace_on_principal', rule: 'grace comes later only in the cumulative family' })
  const common = { from: event.from, agreedOn: event.recordedOn, sequence: nextSequence(account) }
  if (event.type === 'interest_pause') {
    account.variations.push({ kind: 'interest_pause', to: event.to, ...common })
    return
  }
  if (event.newRatePercent !== null) account.variations.push({ kind: 'rate', percent: event.newRatePercent, ...common })
  if (event.newDueOn !== null) account.variations.push({ kind: 'due_date', newDue: event.newDueOn, ...common })
  if (event.graceOnPrincipal !== null) {
    // Rows without principal move the others back.
    account.variations.push({ kind: 'grace_on_principal', count: event.graceOnPrincipal, ...common })
    account.variations.push({ kind: 'extra_rows', count: event.graceOnPrincipal, ...common })
  }
  if (event.graceOnInterest !== null) account.variations.push({ kind: 'grace_on_interest', count: event.graceOnInterest, ...common })
  if (event.extraTerms !== null) account.variations.push({ kind: 'extra_rows', count: event.extraTerms, ...common })
}
