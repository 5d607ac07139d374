import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import type { LoanBook } from './loan-book.ts'
import type { LoanCharge } from './loan-charge.ts'
import type { OverdueCount } from './loan-entries.ts'
import type { LoanTerms, Tranche } from './loan-terms.ts'
import { inOrder, type LoanTransaction } from './loan-transaction.ts'
import type { LoanStatus } from './loan-status.ts'
import { replay } from './replay.ts'
import type { Standing } from './replay-by-plan.ts'
import { updateBalances } from './update-balances.ts'
import type { Variation } from './variation.ts'

/** A loan in servicing: everything that was entered, and the book that follows from it. */
export type LoanAccount = {
  readonly terms: LoanTerms
  /** In the order of entry; reversed ones stay. */
  transactions: LoanTransaction[]
  /** Entered, but with nothing to do as the loan stands: they come back when what is entered later gives them something. */
  idle: LoanTransaction[]
  accruals: LoanTransaction[]
  /** What deferred income earned. */
  amortizations: LoanTransaction[]
  /** What the instalments that fell due accrued, where the product records it. */
  activities: LoanTransaction[]
  /** The day up to which instalments have their record of activity. */
  activityUntil: IsoDate | null
  charges: LoanCharge[]
  /** Tranches that were agreed and not paid out so far. */
  awaitedTranches: readonly Tranche[]
  variations: Variation[]
  overdueCounts: OverdueCount[]
  /** The day up to which overdue principal was counted last. */
  overdueCountedUntil: IsoDate | null
  book: LoanBook | null
  /** Where the last replay stood, for the next one to go on from. */
  standing: Standing | null
  today: IsoDate | null
  /** The last day that was closed. */
  closedUntil: IsoDate | null
  /** The day up to which accruals were booked last. */
  accruedTill: IsoDate | null
  status: LoanStatus
  /** The day from which it stands there; null until it first moves. */
  statusSince: IsoDate | null
  /** The day on which the loan was closed or overpaid. */
  endedOn: IsoDate | null
  lastSequence: number
}

export function openAccount(terms: LoanTerms): LoanAccount {
  return {
    terms,
    transactions: [],
    idle: [],
    accruals: [],
    amortizations: [],
    activities: [],
    activityUntil: null,
    charges: [],
    awaitedTranches: terms.expectedTranches,
    variations: [],
    overdueCounts: [],
    overdueCountedUntil: null,
    book: null,
    standing: null,
    today: null,
    closedUntil: null,
    accruedTill: null,
    status: 'active',
    statusSince: null,
    endedOn: null,
    lastSequence: 0,
  }
}

export function nextSequence(account: LoanAccount): number {
  account.lastSequence += 1
  return account.lastSequence
}

export function bookOf(account: LoanAccount): LoanBook {
  if (account.book === null) throw new AppError('LOAN_NOT_DISBURSED', { field: 'timeline', rule: 'the first event disburses' })
  return account.book
}

/** Transactions that still count, in the order in which they count. */
export function activeTransactions({ transactions }: LoanAccount): LoanTransaction[] {
  return transactions.filter(({ isReversed }) => !isReversed).toSorted(inOrder)
}

/** Replays the loan after something was entered that lets overdue principal be counted up to today. */
export function replayAccount(account: LoanAccount, today: IsoDate, entered: readonly LoanTransaction[] = []): void {
  account.overdueCountedUntil = today
  replayUntil(account, { today, until: today, entered })
}

/** Replays the loan after a charge was added behind the last instalment: what is overdue counts up to the day up to which it did before. */
export function replayWithCharge(account: LoanAccount, today: IsoDate): void {
  replayUntil(account, { today, until: account.overdueCountedUntil ?? today, entered: [] })
}

type Replay = { readonly today: IsoDate; readonly until: IsoDate; readonly entered: readonly LoanTransaction[] }

/**
 * A transaction that now pays something else than before is marked as replayed and counts as
 * entered today; one that no longer does anything is laid aside.
 */
function replayUntil(account: LoanAccount, { today, until, entered }: Replay): void {
  takeBackIdle(account)
  const active = activeTransactions(account)
  if (!active.some(({ type }) => type === 'disbursement')) {
    account.book = null
    account.standing = null
    return
  }
  for (const charge of account.charges)
    charge.countWaivers(active.filter((one) => one.type === 'waive_loan_charges' && one.charge === charge))
  const before = new Map(active.map((transaction) => [transaction, amountsOf(transaction)]))
  const last = account.standing
  // A replay that is refused halfway leaves nothing to go on from.
  account.standing = null
  const { book, standing } = replay({ ...account, transactions: active }, until, last)
  account.book = book
  account.standing = standing
  markReplayed(account, active, { before, entered, today, newAccruals: book.newAccruals })
  account.idle = active.filter(({ isReversed }) => isReversed)
  account.transactions = account.transactions.filter((transaction) => !account.idle.includes(transaction))
  bookAccruals(account, book.newAccruals)
  updateBalances(account)
}

/** What belongs to another that was reversed is gone with it. */
function takeBackIdle(account: LoanAccount): void {
  const { idle } = account
  const back = idle.filter(({ relatedTo }) => relatedTo?.isReversed !== true || idle.includes(relatedTo))
  for (const transaction of back) transaction.isReversed = false
  account.transactions.push(...back)
  account.idle = []
}

type Replayed = {
  readonly before: ReadonlyMap<LoanTransaction, string>
  readonly entered: readonly LoanTransaction[]
  readonly today: IsoDate
  readonly newAccruals: readonly LoanTransaction[]
}

/** Once a transaction of a day was replaced, the later ones of that day are entered anew after it. */
function markReplayed(account: LoanAccount, active: readonly LoanTransaction[], { before, entered, today, newAccruals }: Replayed): void {
  const changedDays = new Set<IsoDate>()
  for (const transaction of active) {
    const { on, type } = transaction
    if ((type === 'charge_off' || type === 'contract_termination') && newAccruals.some((record) => record.on === on)) changedDays.add(on)
    if (entered.includes(transaction)) continue
    if (!changedDays.has(on) && before.get(transaction) === amountsOf(transaction)) continue
    changedDays.add(on)
    transaction.isReplayed = true
    transaction.recordedOn = today
    transaction.sequence = nextSequence(account)
  }
}

function amountsOf({ amountMinor, portions, overpaidMinor }: LoanTransaction): string {
  return [amountMinor, portions.principal, portions.interest, portions.fee, portions.penalty, overpaidMinor].join(' ')
}

function bookAccruals(account: LoanAccount, records: readonly LoanTransaction[]): void {
  for (const record of records) {
    // Booked just before the entry that ended the loan.
    record.sequence -= 0.5
    account.accruals.push(record)
  }
}

/** Everything that is shown: transactions, what was earned, and records of activity, in order. */
export function shownTransactions({ transactions, accruals, amortizations, activities }: LoanAccount): LoanTransaction[] {
  return [...transactions, ...accruals, ...amortizations, ...activities].toSorted(byDayAndEntry)
}

function byDayAndEntry(first: LoanTransaction, second: LoanTransaction): number {
  return first.on === second.on ? first.sequence - second.sequence : first.on < second.on ? -1 : 1
}
