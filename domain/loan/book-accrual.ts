import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { type LoanAccount, nextSequence } from './loan-account.ts'
import { LoanTransaction } from './loan-transaction.ts'

/** Books a record of what was earned, when there is anything to book. */
export function bookAccrual(
  account: LoanAccount,
  type: 'accrual' | 'accrual_adjustment',
  on: IsoDate,
  portions: LoanTransaction['portions'],
): boolean {
  const amountMinor = portions.interest + portions.fee + portions.penalty
  if (amountMinor <= 0) return false
  const record = new LoanTransaction({ sequence: nextSequence(account), type, on, recordedOn: account.today!, amountMinor })
  record.setPortions(portions)
  account.accruals.push(record)
  return true
}

/** Counts anew how much of each charge is booked, the earliest first, after records were dropped. */
export function recountAccruedCharges(account: LoanAccount): void {
  for (const kind of ['fee', 'penalty'] as const) {
    let booked = account.accruals.reduce((sum, { type, portions }) => sum + (type === 'accrual' ? portions[kind] : -portions[kind]), 0)
    const charges = account.charges.filter((charge) => charge.kind === kind).toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
    for (const charge of charges) {
      charge.accruedMinor = Math.min(charge.incomeMinor, booked)
      booked -= charge.accruedMinor
    }
  }
}
