import { addMonths, wholeMonthsBetween } from '#domain/calendar/date-arithmetic.ts'
import { type IsoDate, isLastDayOfMonth } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import type { CouponPeriods } from './actual-actual.ts'

type Period = readonly [from: IsoDate, to: IsoDate]

/**
 * The regular coupon periods around a reference period, as many before and after it as cover the dates (ICMA rule 251: long first and last
 * periods are measured in notional ones). Example: reference 15 January to 15 July 2003 twice a year also gives 15 July 2002 to 15 January.
 */
export function couponPeriodsAround(reference: Period, frequency: number | undefined, [start, end]: Period): CouponPeriods {
  const perYear = frequency ?? Math.max(1, Math.round(12 / wholeMonthsBetween(...reference)))
  const months = 12 / perYear
  if (!Number.isInteger(months)) throw new AppError('TERM_OUT_OF_RANGE', { field: 'frequency', rule: '1, 2, 3, 4, 6 or 12 a year' })
  const periods: Period[] = [reference]
  // A bond whose reference period runs between month ends keeps to month ends.
  const seedDay = reference.every(isLastDayOfMonth) ? 31 : undefined
  while (periods[0]![0] > start) periods.unshift([addMonths(reference[0], -months * periods.length, seedDay), periods[0]![0]])
  for (let after = 1; periods.at(-1)![1] < end; after += 1)
    periods.push([periods.at(-1)![1], addMonths(reference[1], months * after, seedDay)])
  return { frequency: perYear, periods }
}
