import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { type IsoDate, laterOf } from '#domain/calendar/iso-date.ts'
import { components, type Instalment, noPortions, type Portions, portionsOf, totalOf } from './instalment.ts'
import { bookOf, type LoanAccount, nextSequence } from './loan-account.ts'
import { LoanTransaction } from './loan-transaction.ts'

/**
 * Keeps, where the product asks for it, one record for each instalment that fell due of the interest, fees and penalties in it. A loan that
 * ended has a last one on that day for all the rest. They are for reports and move nothing; when a later entry changes what an instalment
 * asks for, its record is replaced. Those before a day may be left as they are.
 */
export function recordActivity(account: LoanAccount, leftBefore: IsoDate | null = null): void {
  if (!account.terms.recordsAccrualActivity || account.book === null) return
  const wanted = activityByDay(account)
  const isLeft = (on: IsoDate): boolean => leftBefore !== null && on < leftBefore
  const kept = account.activities.filter(({ on }) => wanted.has(on) || isLeft(on))
  // The record of the end of a loan that was opened again becomes the record of an instalment.
  let spare = account.activities.length - kept.length
  for (const record of kept) {
    const portions = wanted.get(record.on)
    if (portions !== undefined && !isLeft(record.on) && !isSame(record.portions, portions)) replace(account, record, portions)
  }
  for (const [on, portions] of wanted) {
    if (kept.some((record) => record.on === on)) continue
    const record = new LoanTransaction({
      sequence: nextSequence(account),
      type: 'accrual_activity',
      on,
      recordedOn: account.today!,
      amountMinor: 0,
    })
    record.setPortionsAndAmount(portions)
    record.isReplayed = spare > 0
    spare -= 1
    kept.push(record)
  }
  account.activities = kept
}

/** Once a loan that has such records changes, all instalments due before today have theirs. */
export function catchUpActivity(account: LoanAccount): void {
  if (account.activities.length === 0 || account.status !== 'active') return
  const yesterday = addDays(account.today!, -1)
  account.activityUntil = account.activityUntil === null ? yesterday : laterOf(account.activityUntil, yesterday)
}

function activityByDay(account: LoanAccount): Map<IsoDate, Portions> {
  const { status, endedOn, activityUntil } = account
  const instalments = bookOf(account).instalments.filter((one) => !one.isDownPayment)
  const hasEnded = (status === 'closed' || status === 'overpaid') && endedOn !== null
  const own = instalments.filter((one) =>
    hasEnded ? !one.isAdditional && one.due < endedOn : activityUntil !== null && one.due <= activityUntil,
  )
  const byDay = new Map<IsoDate, Portions>()
  for (const one of own) addTo(byDay, one.due, one)
  if (hasEnded) for (const one of instalments) if (!own.includes(one)) addTo(byDay, endedOn, one)
  for (const [day, portions] of byDay) if (totalOf(portions) === 0) byDay.delete(day)
  return byDay
}

function addTo(byDay: Map<IsoDate, Portions>, day: IsoDate, { charged }: Instalment): void {
  const before = byDay.get(day) ?? noPortions
  byDay.set(
    day,
    portionsOf((component) => (component === 'principal' ? 0 : before[component] + charged[component])),
  )
}

function replace(account: LoanAccount, record: LoanTransaction, portions: Portions): void {
  record.setPortionsAndAmount(portions)
  record.isReplayed = true
  record.recordedOn = account.today!
  record.sequence = nextSequence(account)
}

function isSame(first: Portions, second: Portions): boolean {
  return components.every((component) => first[component] === second[component])
}
