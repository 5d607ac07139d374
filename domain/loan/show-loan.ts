import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { type Instalment, type Portions, portionsOf } from './instalment.ts'
import type { LoanAccount } from './loan-account.ts'
import { bookOf } from './loan-account.ts'
import { isPlanned, type LoanBook } from './loan-book.ts'
import type { Tranche } from './loan-terms.ts'
import { isLending } from './loan-transaction.ts'

export type ShownRow = Portions & {
  readonly number: number
  readonly due: IsoDate
  readonly days: number
  readonly totalMinor: number
  readonly balanceMinor: number
  readonly paidOn: IsoDate | null
  readonly paidMinor: number
  readonly inAdvanceMinor: number
  readonly lateMinor: number
  readonly outstandingMinor: number
}

/**
 * The schedule of a loan as it stands on a day: what each row asks for, what was paid, and the principal left after it, with the tranches that
 * are to come after the first day.
 */
export function showSchedule(account: LoanAccount, today = account.today): ShownRow[] {
  const book = bookOf(account)
  const lent = account.transactions.filter(({ type, isReversed }) => isLending(type) && !isReversed)
  const toCome = account.awaitedTranches.filter(({ on }) => today !== null && on >= today && on > book.startsOn)
  const waiting: Tranche[] = [...lent, ...toCome].toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
  let balance = 0
  return book.instalments.map((instalment) => {
    const paidOut = waiting.filter(({ on }) => isPaidOutIn(on, instalment, book))
    for (const one of paidOut) {
      balance += one.amountMinor
      waiting.splice(waiting.indexOf(one), 1)
    }
    balance += instalment.credited.principal - instalment.charged.principal
    // What was paid out after the last due date may have been paid back in the last row already.
    while (balance < 0 && waiting.length > 0) balance += waiting.shift()!.amountMinor
    return rowOf(instalment, balance)
  })
}

function rowOf(instalment: Instalment, balanceMinor: number): ShownRow {
  return {
    number: instalment.number,
    due: instalment.due,
    days: daysBetween(instalment.from, instalment.due),
    ...portionsOf((component) => instalment.charged[component]),
    totalMinor: instalment.chargedMinor,
    balanceMinor,
    paidOn: instalment.metOn,
    paidMinor: instalment.paidMinor,
    inAdvanceMinor: instalment.paidInAdvanceMinor,
    lateMinor: instalment.paidLateMinor,
    outstandingMinor: instalment.outstandingMinor,
  }
}

/**
 * Money paid out belongs to the row in which it was; on a due date to the next one, but on the last one of a plan, and in the cumulative family, to
 * the row that ends. What comes after the plan belongs to the additional row.
 */
function isPaidOutIn(on: IsoDate, { from, due, isAdditional }: Instalment, book: LoanBook): boolean {
  if (isAdditional) return on >= from && on <= due
  if (on === from && (from === due || from === book.startsOn)) return true
  if (!isPlanned(book)) return on > from && on <= due
  return on >= from && (on < due || (on === due && due === book.plan.maturesOn))
}
