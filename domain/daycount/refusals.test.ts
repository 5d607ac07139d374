import { describe } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { itRefuses } from '#test/rules/it-refuses.ts'
import { couponPeriodsAround } from './coupon-periods.ts'
import { countDays, type DayCountConvention, dayCountConventions } from './day-count.ts'

const [march, june, september] = [parseIsoDate('2024-03-01'), parseIsoDate('2024-06-01'), parseIsoDate('2024-09-01')]
const icma = (frequency: number, ...periods: [from: typeof march, to: typeof march][]) =>
  countDays('ACT/ACT ICMA', { start: march, end: june, coupons: { frequency, periods } })

const backwards = dayCountConventions.filter(
  (convention): convention is Exclude<DayCountConvention, 'BUS/252 Brazil'> => convention !== 'BUS/252 Brazil',
)

describe('day counts', () => {
  itRefuses([
    ...backwards.map(
      (convention) =>
        [
          `dates that run backwards under ${convention}`,
          () => countDays(convention, { start: june, end: march }),
          'DATES_OUT_OF_ORDER',
          'end',
          'not before start',
        ] as const,
    ),
    ['no coupons a year', () => icma(0, [march, september]), 'TERM_OUT_OF_RANGE', 'frequency', 'whole periods a year, at least 1'],
    [
      'one and a half coupons a year',
      () => icma(1.5, [march, september]),
      'TERM_OUT_OF_RANGE',
      'frequency',
      'whole periods a year, at least 1',
    ],
    [
      'a coupon period that ends before it begins',
      () => icma(2, [september, march]),
      'DATES_OUT_OF_ORDER',
      'quasi_periods',
      'each period from its start to its end',
    ],
    [
      'a coupon period of no days',
      () => icma(2, [march, march], [march, june]),
      'DATES_OUT_OF_ORDER',
      'quasi_periods',
      'each period from its start to its end',
    ],
    [
      'coupon periods that leave days out',
      () => icma(2, [parseIsoDate('2024-03-02'), september]),
      'DATES_OUT_OF_ORDER',
      'quasi_periods',
      'periods that cover start to end once',
    ],
    [
      'coupon periods that count days twice',
      () => icma(2, [march, september], [march, june]),
      'DATES_OUT_OF_ORDER',
      'quasi_periods',
      'periods that cover start to end once',
    ],
    [
      'a frequency that divides no year',
      () => couponPeriodsAround([march, september], 5, [march, june]),
      'TERM_OUT_OF_RANGE',
      'frequency',
      '1, 2, 3, 4, 6 or 12 a year',
    ],
  ])
})
