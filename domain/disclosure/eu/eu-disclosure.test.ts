import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, addYears, daysBetween, fromEpochDay, toEpochDay } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { solveAprc } from './aprc.ts'
import { euInterval } from './eu-interval.ts'

const day = parseIsoDate

describe('the annual percentage rate of charge', () => {
  it.each([
    ['a year at 10%', [{ years: 0, amount: 1000 }], [{ years: 1, amount: 1100 }], '10.000000', '10.0'],
    ['half a year at 5%', [{ years: 0, amount: 1000 }], [{ years: 0.5, amount: 1050 }], '10.250000', '10.3'],
    ['a rate whose second decimal is a five', [{ years: 0, amount: 1000 }], [{ years: 1, amount: 1052.5 }], '5.250000', '5.3'],
    ['less repaid than drawn', [{ years: 0, amount: 1000 }], [{ years: 1, amount: 950 }], '-5.000000', '-5.0'],
    // Beyond a million percent the last steps are decimals: 3 after a tenth of a year is 3^10 − 1.
    ['a rate beyond what doubles hold exactly', [{ years: 0, amount: 1 }], [{ years: 0.1, amount: 3 }], '5904800.000000', '5904800.0'],
    ['a rate far beyond', [{ years: 0, amount: 1 }], [{ years: 0.05, amount: 7 }], '7979226629761200000.000000', '7979226629761200000.0'],
  ])('of %s', (_what, drawdowns, payments, percent, shown) => {
    const aprc = solveAprc(drawdowns, payments)
    expect([aprc.percent.toFixed(6), aprc.shownPercent]).toEqual([percent, shown])
  })

  it('discounts what was paid to what was drawn', () => {
    const payments = fc.array(
      fc.record({ years: fc.integer({ min: 1, max: 240 }).map((months) => months / 12), amount: fc.integer({ min: 1, max: 100_000 }) }),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(payments, fc.integer({ min: 10, max: 200 }), (paid, chargePercent) => {
        const sum = paid.reduce((total, { amount }) => total + amount, 0)
        const drawn = sum / (1 + chargePercent / 100)
        const rate = solveAprc([{ years: 0, amount: drawn }], paid).percent.toNumber() / 100
        const worth = paid.reduce((total, { years, amount }) => total + amount * (1 + rate) ** -years, 0)
        expect(worth / drawn).toBeCloseTo(1, 6)
      }),
    )
  })
})

describe('an interval of the directives', () => {
  it.each([
    ['2013-01-12', '2013-02-15', 'month', '1/12+3/366'],
    ['2013-01-12', '2013-02-12', 'month', '1/12'],
    ['2013-01-12', '2013-01-12', 'month', '0'],
    ['2013-01-12', '2013-01-15', 'month', '3/366'],
    ['2014-01-12', '2014-01-15', 'month', '3/365'],
    ['2013-02-28', '2013-03-31', 'month', '1/12'],
    ['2013-01-12', '2014-01-12', 'year', '1'],
    ['2012-01-12', '2014-01-20', 'year', '2+8/365'],
    ['2012-01-12', '2013-01-11', 'year', '365/366'],
    ['2013-01-12', '2013-02-15', 'week', '4/52+6/366'],
    ['2013-01-12', '2013-01-19', 'week', '1/52'],
    ['2013-01-12', '2013-01-18', 'week', '6/366'],
  ] as const)('from %s to %s by the %s is %s', (from, to, unit, text) => {
    expect(euInterval(day(from), day(to), unit).text).toBe(text)
  })

  it('takes whole units as far back as they go, and the days before them', () => {
    const anyDate = fc.integer({ min: toEpochDay(day('1990-01-01')), max: toEpochDay(day('2090-12-31')) }).map(fromEpochDay)
    const back = {
      year: (from: typeof anyDate extends fc.Arbitrary<infer T> ? T : never, n: number) => addYears(from, -n),
      month: (from: ReturnType<typeof day>, n: number) => addMonths(from, -n),
      week: (from: ReturnType<typeof day>, n: number) => addDays(from, -7 * n),
    }
    fc.assert(
      fc.property(anyDate, fc.nat(3000), fc.constantFrom('year', 'month', 'week'), (from, days, unit) => {
        const to = addDays(from, days)
        const { text } = euInterval(from, to, unit)
        const perYear = { year: '', month: '/12', week: '/52' }[unit]
        const parts = text.split('+')
        const whole = parts.find((part) => (perYear === '' ? /^\d+$/.test(part) && part !== '0' : part.endsWith(perYear)))
        const count = whole === undefined ? 0 : Number(whole.split('/')[0])
        const left = parts.find((part) => /\/36[56]$/.test(part))
        const start = back[unit](to, count)
        expect(daysBetween(from, start)).toBe(left === undefined ? 0 : Number(left.split('/')[0]))
        expect(back[unit](to, count + 1) < from).toBe(true)
      }),
    )
  })
})
