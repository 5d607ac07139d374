import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { digitsAtScale, divide, multiply, nineteen } from '#domain/rates/nineteen-digits.ts'
import { periodInterestTill } from '#domain/schedule/plan/till-date.ts'
import type { Instalment } from './instalment.ts'
import { isPlanned, type LoanBook } from './loan-book.ts'
import { recalculatesInterest } from './loan-terms.ts'
import { LoanTransaction } from './loan-transaction.ts'

/** Before a loan ends its interest is accrued to the day: what is missing is booked, what is too much is taken back. */
export function accrueUntilEnd(book: LoanBook, end: LoanTransaction): void {
  if (!book.instalments.some(({ from }) => from <= end.on)) return
  const earned = interestUntil(book, end.on)
  const booked = book.accruals
    .filter(({ on, isReversed }) => on <= end.on && !isReversed)
    .reduce(
      (sum, { type, portions }) => sum + (type === 'accrual' ? portions.interest : type === 'accrual_adjustment' ? -portions.interest : 0),
      0,
    )
  const missing = earned - booked
  if (missing === 0) return
  const record = new LoanTransaction({
    sequence: end.sequence,
    type: missing > 0 ? 'accrual' : 'accrual_adjustment',
    on: end.on,
    recordedOn: end.recordedOn,
    amountMinor: Math.abs(missing),
  })
  record.setPortions({ principal: 0, interest: Math.abs(missing), fee: 0, penalty: 0 })
  book.newAccruals.push(record)
}

function interestUntil(book: LoanBook, on: IsoDate): number {
  let total = 0
  for (const instalment of book.instalments) {
    if (instalment.isAdditional) continue
    if (instalment.due <= on) total += instalment.charged.interest - instalment.credited.interest
    else if (instalment.from <= on) total += interestOfCurrent(book, instalment, on)
  }
  return total
}

function interestOfCurrent(book: LoanBook, instalment: Instalment, on: IsoDate): number {
  if (isPlanned(book) && recalculatesInterest(book))
    return periodInterestTill(book.plan, instalment, on, { withCredits: true, fixedByDays: false })
  const open = instalment.outstanding('interest')
  return book.terms.chargeOffBehaviour === 'regular' ? shareByDays(open, instalment, on) : open
}

/** Interest of an instalment up to a day, by days. */
export function shareByDays(interestMinor: number, { from, due }: Pick<Instalment, 'from' | 'due'>, on: IsoDate): number {
  const daily = divide(nineteen(interestMinor), nineteen(daysBetween(from, due)))
  return Number(digitsAtScale(multiply(daily, nineteen(daysBetween(from, on))), 0))
}
