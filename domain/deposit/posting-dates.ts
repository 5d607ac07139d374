import { addDays, addMonths, firstOfMonth } from '#domain/calendar/date-arithmetic.ts'
import { datePartsOf, type IsoDate } from '#domain/calendar/iso-date.ts'

/** How often interest is compounded or posted. `at_end` is once, when the deposit ends. */
export type DepositFrequency = 'daily' | 'monthly' | 'two_monthly' | 'quarterly' | 'four_monthly' | 'half_yearly' | 'yearly' | 'at_end'

/**
 * Where the boundaries lie: on the first of the months that divide a year beginning with this month (1 for the calendar year, 4 for India's
 * financial year), or on the day of the month the deposit was opened, clamped to shorter months.
 */
export type DepositAnchor = { readonly yearBeginsInMonth: number } | 'opening'

export const monthsOfFrequency: Record<Exclude<DepositFrequency, 'daily' | 'at_end'>, number> = {
  monthly: 1,
  two_monthly: 2,
  quarterly: 3,
  four_monthly: 4,
  half_yearly: 6,
  yearly: 12,
}

type Deposit = { readonly anchor: DepositAnchor; readonly openedOn: IsoDate }

/** The boundary after a date: when what was earned up to then is compounded or posted; never after the end. */
export function nextBoundary(after: IsoDate, frequency: DepositFrequency, { anchor, openedOn }: Deposit, endsOn: IsoDate): IsoDate {
  if (frequency === 'at_end') return endsOn
  const next = boundaryAfter(after, frequency, anchor, openedOn)
  return next < endsOn ? next : endsOn
}

function boundaryAfter(after: IsoDate, frequency: Exclude<DepositFrequency, 'at_end'>, anchor: DepositAnchor, openedOn: IsoDate): IsoDate {
  if (frequency === 'daily') return addDays(after, 1)
  const months = monthsOfFrequency[frequency]
  return anchor === 'opening' ? nextAnniversary(after, months, openedOn) : nextFirst(after, months, anchor.yearBeginsInMonth)
}

function nextFirst(after: IsoDate, months: number, yearBeginsInMonth: number): IsoDate {
  const monthOfYear = (datePartsOf(after).month - yearBeginsInMonth + 12) % 12
  return addMonths(firstOfMonth(after), months - (monthOfYear % months))
}

function nextAnniversary(after: IsoDate, months: number, openedOn: IsoDate): IsoDate {
  const opened = datePartsOf(openedOn)
  const current = datePartsOf(after)
  const elapsed = Math.floor(((current.year - opened.year) * 12 + current.month - opened.month) / months)
  const candidate = addMonths(openedOn, elapsed * months)
  return candidate > after ? candidate : addMonths(openedOn, (elapsed + 1) * months)
}
