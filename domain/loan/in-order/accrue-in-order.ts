import { earlierOf, type IsoDate } from '#domain/calendar/iso-date.ts'
import { shareByDays } from '../accrue-until-end.ts'
import { bookAccrual, recountAccruedCharges } from '../book-accrual.ts'
import { firstRegularNumber, type Instalment, type Portions } from '../instalment.ts'
import { bookOf, type LoanAccount } from '../loan-account.ts'
import { isDueWithin } from '../loan-charge.ts'
import { bearsInterest } from '../loan-terms.ts'
import type { LoanTransaction } from '../loan-transaction.ts'

/**
 * Accruals of the cumulative family: one record for each instalment, on its due date or on the day up to which interest is booked. A loan that
 * is closed books all that is missing in one record on that day.
 */
export function accrueInOrder(account: LoanAccount, day: IsoDate, isFinal: boolean): void {
  const { instalments, isChargedOff } = bookOf(account)
  if (isChargedOff) return
  const lastDue = instalments.at(-1)!.due
  account.accruals = account.accruals.filter(({ on }) => on <= lastDue)
  recountAccruedCharges(account)
  const till = earlierOf(day, lastDue)
  let unassigned = account.accruals.reduce((sum, { portions }) => sum + portions.interest, 0)
  const missing = instalments
    .filter((one) => !one.isDownPayment)
    .map((one) => {
      const earned = interestEarned(account, one, till, isFinal)
      const accrued = Math.min(unassigned, one.charged.interest)
      unassigned -= accrued
      return { one, portions: { principal: 0, interest: Math.max(0, earned - accrued), ...chargesDue(account, one, till) } }
    })
  if (isFinal) {
    const sum = (component: keyof Portions): number => missing.reduce((total, { portions }) => total + portions[component], 0)
    bookAccrual(account, 'accrual', account.endedOn ?? till, {
      principal: 0,
      interest: sum('interest'),
      fee: sum('fee'),
      penalty: sum('penalty'),
    })
    return
  }
  let isBooked = false
  for (const { one, portions } of missing) isBooked = bookAccrual(account, 'accrual', earlierOf(one.due, till), portions) || isBooked
  if (isBooked) account.accruedTill = till
}

/** Records that say more than the instalment asks for now are dropped; after a new schedule, the last one booked inside a row too. */
export function dropStaleAccruals(account: LoanAccount, hasNewSchedule: boolean): void {
  if (account.book === null || account.book.isChargedOff) return
  const { instalments } = account.book
  const first = firstRegularNumber(instalments)
  const stale = new Set<LoanTransaction>()
  for (const instalment of instalments.filter((one) => !one.isDownPayment)) {
    const booked = { interest: 0, fee: 0, penalty: 0 }
    for (const accrual of account.accruals.filter(({ on }) => isWithin(on, instalment, first))) {
      const { interest, fee, penalty } = accrual.portions
      const isTooMuch =
        booked.interest + interest > instalment.charged.interest ||
        booked.fee + fee > instalment.charged.fee ||
        booked.penalty + penalty > instalment.charged.penalty
      const isInsideRow = hasNewSchedule && bearsInterest(account) && account.accruedTill === accrual.on && accrual.on !== instalment.due
      if (isTooMuch || isInsideRow) {
        stale.add(accrual)
        continue
      }
      booked.interest += interest
      booked.fee += fee
      booked.penalty += penalty
    }
  }
  account.accruals = account.accruals.filter((accrual) => !stale.has(accrual))
  recountAccruedCharges(account)
}

/** Charges that fall due in an instalment up to a day and are not booked yet. */
function chargesDue(account: LoanAccount, instalment: Instalment, till: IsoDate): { fee: number; penalty: number } {
  const isFirst = instalment.number === firstRegularNumber(bookOf(account).instalments)
  const missing = { fee: 0, penalty: 0 }
  for (const charge of account.charges) {
    if (!isDueWithin(charge, instalment.from, earlierOf(instalment.due, till), isFirst)) continue
    missing[charge.kind] += Math.max(0, charge.incomeMinor - charge.accruedMinor)
    charge.accruedMinor = charge.incomeMinor
  }
  return missing
}

function interestEarned(account: LoanAccount, instalment: Instalment, till: IsoDate, isFinal: boolean): number {
  if (!bearsInterest(account) || instalment.isAdditional) return 0
  const hasEnded = account.status === 'closed' || account.status === 'overpaid'
  if (isFinal || hasEnded || till >= instalment.due) return instalment.charged.interest - instalment.credited.interest
  if (till <= instalment.from) return 0
  return shareByDays(instalment.charged.interest, instalment, till)
}

function isWithin(on: IsoDate, { from, due, number }: Instalment, first: number): boolean {
  return on <= due && (number === first ? on >= from : on > from)
}
