import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, addYears, daysBetween, fromEpochDay, toEpochDay } from '#domain/calendar/date-arithmetic.ts'
import { datePartsOf, isLeapYear, parseIsoDate, yearOf } from '#domain/calendar/iso-date.ts'
import { addFractions, formatFraction, fractionToNumber, reduceFraction } from '#domain/rates/fraction.ts'
import { hasLeapDay } from './actual-actual.ts'
import { couponPeriodsAround } from './coupon-periods.ts'
import { countDays, type DayCountConvention, dayCountConventions } from './day-count.ts'

const day = parseIsoDate

function counted(convention: DayCountConvention, start: string, end: string, terminationDate?: string): [days: number, fraction: string] {
  const { days, fraction } = countDays(convention, {
    start: day(start),
    end: day(end),
    terminationDate: terminationDate === undefined ? undefined : day(terminationDate),
  })
  return [days, fraction === undefined ? '' : formatFraction(fraction)]
}

const anyDate = fc.integer({ min: toEpochDay(day('1985-01-01')), max: toEpochDay(day('2150-12-31')) }).map(fromEpochDay)
const anySpan = fc.tuple(anyDate, fc.nat(5000)).map(([start, days]) => ({ start, end: addDays(start, days) }))

describe('thirty-day months', () => {
  it.each([
    // The 31st at the end stays under the bond basis unless the period begins on the 30th or 31st.
    ['30/360', '2024-01-15', '2024-03-31', 76],
    ['30/360', '2024-01-30', '2024-03-31', 60],
    ['30/360', '2024-01-31', '2024-03-31', 60],
    ['30/360', '2024-01-29', '2024-03-31', 62],
    ['30E/360', '2024-01-15', '2024-03-31', 75],
    ['30E/360', '2024-01-31', '2024-02-29', 29],
    ['30E+/360', '2024-01-15', '2024-03-31', 76],
    ['30E+/360', '2024-01-31', '2024-03-31', 61],
    ['30U/360', '2024-02-29', '2024-03-31', 30],
    ['30U/360', '2024-02-29', '2025-02-28', 360],
    ['30U/360', '2024-02-28', '2025-02-28', 360],
    ['30U/360', '2023-02-28', '2024-02-29', 360],
    ['30U/360', '2023-02-28', '2024-02-28', 358],
    ['30U/360', '2024-01-31', '2024-03-31', 60],
    ['30U/360', '2023-04-30', '2024-02-29', 299],
    ['30U/360', '2024-01-15', '2024-03-31', 76],
    ['30/360 PSA', '2024-02-29', '2024-03-31', 30],
    ['30/360 PSA', '2023-04-30', '2023-05-31', 30],
    ['30/360 PSA', '2023-04-29', '2023-05-31', 32],
    ['30/360 PSA', '2023-04-30', '2023-05-15', 15],
    ['30E/365', '2023-02-28', '2023-03-31', 30],
    ['30E/365', '2023-02-27', '2023-03-30', 33],
    ['30E/365', '2023-01-15', '2023-02-28', 45],
  ] as const)('%s counts from %s to %s %i days', (convention, start, end, days) => {
    expect(counted(convention, start, end)[0]).toBe(days)
  })

  it('of the ISDA make the end of February a 30th, unless the contract ends there', () => {
    expect(counted('30E/360 ISDA', '2023-08-31', '2024-02-29')[0]).toBe(180)
    expect(counted('30E/360 ISDA', '2023-08-31', '2024-02-29', '2024-02-29')[0]).toBe(179)
    expect(counted('30E/360 ISDA', '2024-02-29', '2024-08-31', '2024-08-31')[0]).toBe(180)
    expect(counted('30E/360 ISDA', '2024-02-28', '2024-08-31')[0]).toBe(182)
    expect(counted('30E/360 ISDA', '2024-01-15', '2024-03-31')[0]).toBe(75)
  })

  it('agree in every family where no date is near the end of its month', () => {
    const quiet = anyDate.filter((date) => datePartsOf(date).day < 28)
    fc.assert(
      fc.property(quiet, quiet, (first, second) => {
        const [start, end] = first < second ? [first, second] : [second, first]
        const [from, to] = [datePartsOf(start), datePartsOf(end)]
        const days = 360 * (to.year - from.year) + 30 * (to.month - from.month) + to.day - from.day
        for (const convention of ['30/360', '30E/360', '30E/360 ISDA', '30U/360', '30E+/360', '30/360 PSA', '30E/365'] as const)
          expect(countDays(convention, { start, end }).days).toBe(days)
      }),
    )
  })
})

describe('the length of the year', () => {
  it.each([
    ['30/360', '2024-01-15', '2024-02-14', '29/360'],
    ['30E/365', '2024-01-15', '2024-02-14', '29/365'],
    ['ACT', '2024-01-01', '2024-01-31', ''],
    ['ACT/360', '2024-01-01', '2024-01-12', '11/360'],
    ['ACT/364', '2024-01-01', '2024-01-12', '11/364'],
    ['ACT/365F', '2024-01-01', '2024-01-12', '11/365'],
    ['ACT/365.25', '2024-01-01', '2024-01-12', '44/1461'],
    ['ACT/365A', '2024-02-28', '2024-03-01', '1/183'],
    ['ACT/365A', '2024-02-29', '2024-03-01', '1/365'],
    ['ACT/365A', '2024-02-27', '2024-02-29', '1/183'],
    ['ACT/365L', '2024-02-28', '2024-03-01', '1/183'],
    ['ACT/365L', '2023-12-30', '2024-01-01', '2/365'],
    ['NL/365', '2024-02-28', '2024-03-01', '1/365'],
    ['NL/360', '2024-02-28', '2024-03-01', '1/360'],
    ['NL/365', '2023-02-28', '2023-03-01', '1/365'],
    ['1/1', '2023-02-28', '2023-03-01', '1'],
    ['BUS/252 Brazil', '2025-03-03', '2025-03-06', '1/252'],
    ['BUS/252 Brazil', '2025-03-06', '2025-03-03', '-1/252'],
    ['ACT/ACT ISDA', '2023-12-31', '2024-01-02', '731/133590'],
    ['ACT/ACT ISDA', '2024-03-01', '2024-03-02', '1/366'],
    ['ACT/ACT ISDA', '2022-12-31', '2025-01-01', '731/365'],
    ['ACT/ACT AFB', '2024-02-28', '2024-02-29', '1/365'],
    ['ACT/ACT AFB', '2024-02-29', '2024-03-01', '1/366'],
    ['ACT/ACT AFB', '2023-03-01', '2024-03-01', '1'],
    ['ACT/ACT AFB', '2022-01-01', '2024-03-01', '789/365'],
    ['ACT/ACT YEAR', '2023-03-01', '2024-03-01', '1'],
    ['ACT/ACT YEAR', '2023-03-01', '2024-02-29', '365/366'],
    ['ACT/ACT YEAR', '2022-03-01', '2024-02-29', '731/366'],
  ] as const)('under %s makes %s to %s %s of a year', (convention, start, end, fraction) => {
    expect(counted(convention, start, end)[1]).toBe(fraction)
  })

  it('under ACT/365L follows the coupon: where it ends, or for yearly ones whether it has a leap day', () => {
    const of = (frequency: number, from: string, to: string, start: string, end: string) =>
      formatFraction(
        countDays('ACT/365L', { start: day(start), end: day(end), coupons: { frequency, periods: [[day(from), day(to)]] } }).fraction!,
      )
    expect(of(2, '2023-08-01', '2024-02-01', '2023-08-01', '2023-08-02')).toBe('1/366')
    expect(of(2, '2024-08-01', '2025-02-01', '2024-08-01', '2024-08-02')).toBe('1/365')
    expect(of(1, '2023-08-01', '2024-08-01', '2023-08-01', '2023-08-02')).toBe('1/366')
    expect(of(1, '2024-03-01', '2025-03-01', '2024-03-01', '2024-03-02')).toBe('1/365')
    // A coupon that does not hold the period says nothing of it.
    expect(of(2, '2023-08-01', '2024-02-01', '2024-02-01', '2025-02-02')).toBe('367/365')
  })
})

describe('every count of actual days', () => {
  const additive: DayCountConvention[] = [
    'ACT/360',
    'ACT/364',
    'ACT/365F',
    'ACT/365.25',
    'NL/360',
    'NL/365',
    'ACT/ACT ISDA',
    'BUS/252 Brazil',
  ]

  it('adds up over a date in between', () => {
    fc.assert(
      fc.property(anySpan, fc.nat(4000), fc.constantFrom(...additive), ({ start, end }, later, convention) => {
        const middle = addDays(end, later)
        const count = (from: typeof start, to: typeof start) => countDays(convention, { start: from, end: to })
        const [first, second, whole] = [count(start, end), count(end, middle), count(start, middle)]
        expect(first.days + second.days).toBe(whole.days)
        expect(reduceFraction(addFractions(first.fraction!, second.fraction!))).toEqual(whole.fraction)
      }),
    )
  })

  it('is nothing between a date and itself, and one year between its anniversaries where the year is actual', () => {
    const inYears = ['ACT/ACT ISDA', 'ACT/ACT AFB', 'ACT/ACT YEAR', 'ACT/ACT ICMA', 'ACT/365A'] as const
    fc.assert(
      fc.property(
        anyDate,
        // Thirty-day months move the 31st and the end of February apart even from themselves.
        fc.constantFrom(...dayCountConventions.filter((one) => one.startsWith('ACT') && one !== 'ACT/ACT ICMA')),
        (date, convention) => {
          expect(countDays(convention, { start: date, end: date }).days).toBe(0)
        },
      ),
    )
    const firstOfMarch = fc.integer({ min: 1985, max: 2150 }).map((year) => day(`${year}-03-01`))
    fc.assert(
      fc.property(firstOfMarch, fc.constantFrom(...inYears), (date, convention) => {
        const fraction = countDays(convention, { start: date, end: addYears(date, 1) }).fraction!
        if (convention !== 'ACT/ACT ISDA') expect(formatFraction(fraction)).toBe('1')
        else expect(fractionToNumber(fraction)).toBeCloseTo(1, 2)
      }),
    )
  })

  it('finds a leap day after the first date and not after the second', () => {
    fc.assert(
      fc.property(anySpan, ({ start, end }) => {
        let expected = false
        for (let date = start; date < end;) {
          date = addDays(date, 1)
          if (date.endsWith('-02-29')) expected = true
        }
        expect(hasLeapDay(start, end)).toBe(expected)
      }),
      { numRuns: 30 },
    )
    expect(isLeapYear(yearOf(day('2100-01-01')))).toBe(false)
    expect(hasLeapDay(day('2024-02-29'), day('2025-02-28'))).toBe(false)
    expect(hasLeapDay(day('2024-02-28'), day('2024-02-29'))).toBe(true)
  })
})

describe('coupon periods', () => {
  it('of a full coupon count one over their frequency', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(1, 2, 3, 4, 6, 12), (start, frequency) => {
        const end = addMonths(start, 12 / frequency)
        const { fraction } = countDays('ACT/ACT ICMA', { start, end, coupons: { frequency, periods: [[start, end]] } })
        expect(formatFraction(fraction!)).toBe(frequency === 1 ? '1' : `1/${frequency}`)
      }),
    )
  })

  it('may be a single day', () => {
    const [start, end] = [day('2024-03-01'), day('2024-03-02')]
    const { fraction } = countDays('ACT/ACT ICMA', { start, end, coupons: { frequency: 12, periods: [[start, end]] } })
    expect(formatFraction(fraction!)).toBe('1/12')
  })

  it('go on before and after the reference period, as often as the dates need', () => {
    const reference = [day('2003-01-15'), day('2003-07-15')] as const
    expect(couponPeriodsAround(reference, 2, [day('2002-08-15'), day('2004-01-16')])).toEqual({
      frequency: 2,
      periods: [
        ['2002-07-15', '2003-01-15'],
        ['2003-01-15', '2003-07-15'],
        ['2003-07-15', '2004-01-15'],
        ['2004-01-15', '2004-07-15'],
      ],
    })
    expect(couponPeriodsAround(reference, undefined, [reference[0], reference[1]])).toEqual({ frequency: 2, periods: [reference] })
    // A reference period over a year is one coupon a year.
    expect(couponPeriodsAround([day('2003-01-15'), day('2005-01-15')], undefined, [day('2003-01-15'), day('2003-02-15')]).frequency).toBe(1)
  })

  it('keep to month ends where the reference period does, and only there', () => {
    const monthEnds = couponPeriodsAround([day('2023-02-28'), day('2023-08-31')], 2, [day('2022-08-31'), day('2024-02-29')])
    expect(monthEnds.periods).toEqual([
      ['2022-08-31', '2023-02-28'],
      ['2023-02-28', '2023-08-31'],
      ['2023-08-31', '2024-02-29'],
    ])
    const days28 = couponPeriodsAround([day('2023-02-28'), day('2023-08-28')], 2, [day('2022-08-28'), day('2024-02-28')])
    expect(days28.periods.at(0)).toEqual(['2022-08-28', '2023-02-28'])
    expect(days28.periods.at(-1)).toEqual(['2023-08-28', '2024-02-28'])
  })

  it('measure a long first period in notional ones', () => {
    // 15 August 2002 to 15 July 2003: 153 of 184 days of one period, and a whole one.
    const coupons = couponPeriodsAround([day('2003-01-15'), day('2003-07-15')], 2, [day('2002-08-15'), day('2003-07-15')])
    const { days, fraction } = countDays('ACT/ACT ICMA', { start: day('2002-08-15'), end: day('2003-07-15'), coupons })
    expect([days, formatFraction(fraction!)]).toEqual([daysBetween(day('2002-08-15'), day('2003-07-15')), '337/368'])
  })
})
