import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { type Instalment, portionsOf } from './instalment.ts'
import type { LoanBook } from './loan-book.ts'

export type EarlyPayments = {
  readonly paid: Record<'principal' | 'interest' | 'fee' | 'penalty', number>
  paidInAdvanceMinor: number
  paidLateMinor: number
}

/** Takes payments out of the instalments that a re-ageing removes, and lets the transactions point to the one that keeps them. */
export function liftEarlyPayments(book: LoanBook, on: IsoDate, keeper: Instalment): EarlyPayments {
  const early: EarlyPayments = { paid: portionsOf(() => 0), paidInAdvanceMinor: 0, paidLateMinor: 0 }
  const gone = book.instalments.filter((one) => one.kind === 'regular' && one.due >= on)
  for (const one of gone) {
    for (const component of ['principal', 'interest', 'fee', 'penalty'] as const) early.paid[component] += one.paid[component]
    early.paidInAdvanceMinor += one.paidInAdvanceMinor
    early.paidLateMinor += one.paidLateMinor
    one.resetPayments()
  }
  for (const transaction of book.done) for (const part of transaction.parts) if (gone.includes(part.instalment)) part.instalment = keeper
  return early
}
