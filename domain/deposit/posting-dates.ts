import { addMonths, firstOfMonth } from '#domain/calendar/date-arithmetic.ts'
import { datePartsOf, type IsoDate } from '#domain/calendar/iso-date.ts'

/** How often interest is compounded or posted. `at_end` is once, when the deposit ends. */
export type DepositFrequency = 'daily' | 'monthly' | 'quarterly' | 'half_yearly' | 'yearly' | 'at_end'

/** Where the boundaries lie: on the first of calendar months, or on the day of the month the deposit was opened, clamped to shorter months. */
export type DepositAnchor = 'calendar' | 'opening'

export const monthsOfFrequency: Record<Exclude<DepositFrequency, 'daily' | 'at_end'>, number> = {
  monthly: 1,
  quarterly: 3,
  half_yearly: 6,
  yearly: 12,
}

/** The boundary after a date: when what was earned up to then is compounded or posted; never after the end. */
export function nextBoundary(
  after: IsoDate,
  frequency: DepositFrequency,
  anchor: DepositAnchor,
  openedOn: IsoDate,
  endsOn: IsoDate,
): IsoDate {
  if (frequency === 'at_end' || frequency === 'daily') return endsOn
  const months = monthsOfFrequency[frequency]
  const next = anchor === 'calendar' ? nextCalendarBoundary(after, months) : nextAnniversary(after, months, openedOn)
  return next < endsOn ? next : endsOn
}

function nextCalendarBoundary(after: IsoDate, months: number): IsoDate {
  const { month } = datePartsOf(after)
  return addMonths(firstOfMonth(after), months - ((month - 1) % months))
}

function nextAnniversary(after: IsoDate, months: number, openedOn: IsoDate): IsoDate {
  const opened = datePartsOf(openedOn)
  const current = datePartsOf(after)
  const elapsed = (current.year - opened.year) * 12 + current.month - opened.month
  let next = addMonths(openedOn, Math.max(1, Math.floor(elapsed / months)) * months)
  for (let step = Math.max(1, Math.floor(elapsed / months)); next <= after; step += 1) next = addMonths(openedOn, (step + 1) * months)
  return next
}
