import { addDays } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { amortizeIncomeUntil } from './amortize-income.ts'
import { accrueUntil } from './accrue.ts'
import { bookOf, type LoanAccount, replayAccount } from './loan-account.ts'
import { isPlanned, isRecalculating } from './loan-book.ts'
import { recordActivity } from './record-activity.ts'
import { countOverdueUntil } from './replay-by-plan.ts'

/**
 * Closes every day up to the one before the business date: accruals of the closed day are booked, and with recalculation overdue principal
 * earns up to the next morning. The first close of a loan closes one day only, and a loan that is not running is not closed.
 */
export function closeDays(account: LoanAccount, businessDate: IsoDate): void {
  if (account.book === null || account.status !== 'active') return
  const last = addDays(businessDate, -1)
  let day = account.closedUntil === null ? last : addDays(account.closedUntil, 1)
  for (; day <= last; day = addDays(day, 1)) closeDay(account, day)
}

function closeDay(account: LoanAccount, day: IsoDate): void {
  account.closedUntil = day
  if (account.book === null) return
  if (account.terms.engine === 'cumulative') countOverdueInOrder(account, addDays(day, 1))
  accrueUntil(account, day)
  // The record of an instalment that fell due holds what overdue principal earned in it.
  countOverdue(account, day)
  account.activityUntil = day
  recordActivity(account)
  countOverdue(account, addDays(day, 1))
  amortizeIncomeUntil(account, day)
}

function countOverdue(account: LoanAccount, until: IsoDate): void {
  const book = bookOf(account)
  const isOverdue = book.instalments.some(({ due, isMet }) => due < until && !isMet)
  if (account.status !== 'active' || !isPlanned(book) || !isRecalculating(book) || !isOverdue) return
  book.isPrepayment = false
  countOverdueUntil(book, until)
  account.overdueCountedUntil = until
}

/** The older family earns on overdue principal of the coming night already. */
function countOverdueInOrder(account: LoanAccount, morning: IsoDate): void {
  const book = bookOf(account)
  if (!isRecalculating(book) || !book.instalments.some(({ due, isMet }) => due < morning && !isMet)) return
  account.overdueCounts.push({ from: morning, until: morning })
  replayAccount(account, morning)
}
