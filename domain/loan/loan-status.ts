import type { IsoDate } from '#domain/calendar/iso-date.ts'
import type { LoanAccount } from './loan-account.ts'

/** Where a loan stands: paid exactly, paid too much, given up, or running. */
export type LoanStatus = 'active' | 'closed' | 'overpaid' | 'written_off'

/** Moves the status on after an event; the day on which a loan was closed or overpaid stays until it is open again. */
export function updateStatus(account: LoanAccount, on: IsoDate): void {
  const { book, status } = account
  if (book === null) return
  const next = nextStatus(account)
  if (next === status) return
  account.status = next
  account.statusSince = on
  account.endedOn = next === 'active' ? null : status === 'active' ? on : account.endedOn
}

function nextStatus({ book, transactions, status }: LoanAccount): LoanStatus {
  if (transactions.some(({ type, isReversed }) => type === 'write_off' && !isReversed)) return 'written_off'
  const isPaid = book!.instalments.every(({ outstandingMinor }) => outstandingMinor === 0)
  if (status === 'overpaid' && book!.overpaidMinor > 0) return 'overpaid'
  if (book!.overpaidMinor > 0) return 'overpaid'
  return isPaid ? 'closed' : 'active'
}
