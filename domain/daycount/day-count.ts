import { brazilBusinessDaysBetween } from '#domain/calendar/bank-calendar.ts'
import { daysBetween } from '#domain/calendar/date-arithmetic.ts'
import { daysInYear, type IsoDate, yearOf } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { type Fraction, reduceFraction, toFraction } from '#domain/rates/fraction.ts'
import {
  actual365Actual,
  actualActualAfb,
  actualActualIcma,
  actualActualIsda,
  actualActualYear,
  countLeapDays,
  type CouponPeriods,
  hasLeapDay,
} from './actual-actual.ts'
import {
  bondBasis,
  eurobondBasis,
  eurobondBasisIsda,
  eurobondPlusBasis,
  monthEndBasis,
  psaBasis,
  thirty360Days,
  type Thirty360Rule,
  usBasis,
} from './thirty-360.ts'

export const dayCountConventions = [
  '30/360',
  '30E/360',
  '30E/360 ISDA',
  '30U/360',
  '30E+/360',
  '30/360 PSA',
  '30E/365',
  'ACT',
  'ACT/360',
  'ACT/364',
  'ACT/365F',
  'ACT/365A',
  'ACT/365L',
  'ACT/365.25',
  'ACT/ACT ISDA',
  'ACT/ACT ICMA',
  'ACT/ACT AFB',
  'ACT/ACT YEAR',
  'NL/360',
  'NL/365',
  'BUS/252 Brazil',
  '1/1',
] as const

export type DayCountConvention = (typeof dayCountConventions)[number]

export type DayCountPeriod = {
  readonly start: IsoDate
  readonly end: IsoDate
  /** 30E/360 ISDA treats the last day of February otherwise when it ends the contract. */
  readonly terminationDate?: IsoDate | undefined
  /** ACT/ACT ICMA and ACT/365L. Without it the period itself is the one coupon of the year. */
  readonly coupons?: CouponPeriods | undefined
}

/** `fraction` of a year, reduced; undefined for plain ACT, which only counts days. */
export type DayCount = { readonly days: number; readonly fraction: Fraction | undefined }

type Counter = (period: DayCountPeriod) => DayCount

/**
 * Days and the fraction of a year between two dates under a named convention (ISDA 2006 definitions, 4.16; ICMA rule 251).
 * Example: 30/360 from 2007-02-28 to 2007-03-31 counts 33 days.
 */
export function countDays(convention: DayCountConvention, period: DayCountPeriod): DayCount {
  // The bank calendar counts either way; the other conventions define no backward count.
  if (period.start > period.end && convention !== 'BUS/252 Brazil')
    throw new AppError('DATES_OUT_OF_ORDER', { field: 'end', rule: 'not before start' })
  const { days, fraction } = counters[convention](period)
  return { days, fraction: fraction && reduceFraction(fraction) }
}

const counters: Record<DayCountConvention, Counter> = {
  '30/360': thirty(bondBasis, 360),
  '30E/360': thirty(eurobondBasis, 360),
  '30E/360 ISDA': thirty(eurobondBasisIsda, 360),
  '30U/360': thirty(usBasis, 360),
  '30E+/360': thirty(eurobondPlusBasis, 360),
  '30/360 PSA': thirty(psaBasis, 360),
  '30E/365': thirty(monthEndBasis, 365),
  ACT: (period) => ({ days: actualDays(period), fraction: undefined }),
  'ACT/360': actualOver(toFraction(360)),
  'ACT/364': actualOver(toFraction(364)),
  'ACT/365F': actualOver(toFraction(365)),
  'ACT/365A': (period) => ({ days: actualDays(period), fraction: actual365Actual(period.start, period.end) }),
  'ACT/365L': (period) => ({ days: actualDays(period), fraction: toFraction(actualDays(period), yearLengthOfCoupon(period)) }),
  'ACT/365.25': actualOver(toFraction(1461, 4)),
  'ACT/ACT ISDA': (period) => ({ days: actualDays(period), fraction: actualActualIsda(period.start, period.end) }),
  'ACT/ACT ICMA': (period) => ({ days: actualDays(period), fraction: actualActualIcma(period.start, period.end, couponsOf(period)) }),
  'ACT/ACT AFB': (period) => ({ days: actualDays(period), fraction: actualActualAfb(period.start, period.end) }),
  'ACT/ACT YEAR': (period) => ({ days: actualDays(period), fraction: actualActualYear(period.start, period.end) }),
  'NL/360': withoutLeapDays(360),
  'NL/365': withoutLeapDays(365),
  'BUS/252 Brazil': ({ start, end }) => {
    const days = brazilBusinessDaysBetween(start, end)
    return { days, fraction: toFraction(days, 252) }
  },
  '1/1': () => ({ days: 1, fraction: toFraction(1) }),
}

function thirty(rule: Thirty360Rule, yearLength: number): Counter {
  return ({ start, end, terminationDate }) => {
    const days = thirty360Days(rule, start, end, terminationDate)
    return { days, fraction: toFraction(days, yearLength) }
  }
}

function actualOver(yearLength: Fraction): Counter {
  return (period) => {
    const days = actualDays(period)
    return { days, fraction: { numerator: BigInt(days) * yearLength.denominator, denominator: yearLength.numerator } }
  }
}

function withoutLeapDays(yearLength: number): Counter {
  return (period) => {
    const days = actualDays(period) - countLeapDays(period.start, period.end)
    return { days, fraction: toFraction(days, yearLength) }
  }
}

/** ISDA 2006, 4.16(i): 366 when the coupon ends in a leap year; for yearly coupons, when the coupon contains 29 February. */
function yearLengthOfCoupon(period: DayCountPeriod): number {
  const { frequency, periods } = couponsOf(period)
  const coupon = periods.find(([from, to]) => from <= period.start && period.start < to) ?? [period.start, period.end]
  if (frequency === 1) return hasLeapDay(...coupon) ? 366 : 365
  return daysInYear(yearOf(coupon[1]))
}

function couponsOf({ start, end, coupons }: DayCountPeriod): CouponPeriods {
  return coupons ?? { frequency: 1, periods: [[start, end]] }
}

function actualDays({ start, end }: DayCountPeriod): number {
  return daysBetween(start, end)
}
