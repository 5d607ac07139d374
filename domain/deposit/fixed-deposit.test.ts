import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { accruedOn, type FixedDeposit, projectFixedDeposit } from './fixed-deposit.ts'
import type { DepositFrequency } from './posting-dates.ts'

const date = parseIsoDate
const calendar = { yearBeginsInMonth: 1 }
const indian = { yearBeginsInMonth: 4 }

const tenThousand: FixedDeposit = {
  depositMinor: parseMinor(1_000_000),
  ratePercent: new Decimal(6),
  openedOn: date('2024-01-31'),
  endsOn: date('2024-07-31'),
  compounding: 'daily',
  posting: 'monthly',
  anchor: calendar,
  balance: 'daily',
  daysInYear: 365,
}

function deposit(changes: Partial<FixedDeposit> = {}): FixedDeposit {
  return { ...tenThousand, ...changes }
}

describe('interest of a fixed deposit', () => {
  it('is posted every second or fourth month of the calendar year', () => {
    const days = (posting: DepositFrequency) => projectFixedDeposit(deposit({ posting })).postings.map(({ postedOn }) => postedOn)
    expect(days('two_monthly')).toEqual(['2024-03-01', '2024-05-01', '2024-07-01', '2024-07-31'])
    expect(days('four_monthly')).toEqual(['2024-05-01', '2024-07-31'])
  })

  it('is posted on the first of each month, and the rest when it ends', () => {
    const { postings, interestMinor, proceedsMinor } = projectFixedDeposit(deposit())
    expect(postings.map((posting) => [posting.postedOn, posting.interestMinor]).slice(0, 3)).toEqual([
      ['2024-02-01', 164],
      ['2024-03-01', 4779],
      ['2024-04-01', 5134],
    ])
    expect(postings).toHaveLength(7)
    expect(postings.at(-1)?.postedOn).toBe('2024-07-31')
    expect([interestMinor, proceedsMinor]).toEqual([30_366, 1_030_366])
  })

  it('on the average daily balance is simple between two postings', () => {
    const { postings, interestMinor } = projectFixedDeposit(deposit({ balance: 'average_daily' }))
    expect(postings.slice(0, 3).map((posting) => posting.interestMinor)).toEqual([164, 4768, 5121])
    expect(interestMinor).toBe(30_294)
  })

  it('is posted on the day of the month it was opened, clamped to shorter months and back again', () => {
    const { postings, interestMinor } = projectFixedDeposit(deposit({ anchor: 'opening' }))
    const days = ['2024-02-29', '2024-03-31', '2024-04-30', '2024-05-31', '2024-06-30', '2024-07-31']
    expect(postings.map((posting) => posting.postedOn)).toEqual(days)
    expect(interestMinor).toBe(30_368)
  })

  it('is posted every day where the product says so, rounded every day', () => {
    const tenDays = deposit({
      ratePercent: new Decimal(5),
      openedOn: date('2024-01-01'),
      endsOn: date('2024-01-11'),
      posting: 'daily',
    })
    const { postings, interestMinor } = projectFixedDeposit(tenDays)
    expect(postings.map((posting) => posting.interestMinor)).toEqual(Array<number>(10).fill(137))
    expect(interestMinor).toBe(1370)
  })

  it('is posted once when it ends, compounded every day until then', () => {
    const whole = deposit({ ratePercent: new Decimal(5), openedOn: date('2024-01-01'), endsOn: date('2025-01-01'), posting: 'at_end' })
    expect(projectFixedDeposit(whole).postings.map((posting) => [posting.postedOn, posting.interestMinor])).toEqual([
      ['2025-01-01', 51_412],
    ])
  })

  it('is withheld from at each posting, over a year of 360 days where the product counts so', () => {
    const taxed = deposit({
      ratePercent: new Decimal(5),
      openedOn: date('2024-01-01'),
      endsOn: date('2024-07-01'),
      posting: 'quarterly',
      daysInYear: 360,
      taxPercent: new Decimal(10),
    })
    const { postings, taxMinor, proceedsMinor } = projectFixedDeposit(taxed)
    expect(postings.map((posting) => [posting.interestMinor, posting.taxMinor, posting.keptMinor])).toEqual([
      [12_718, 1272, 11_446],
      [12_864, 1286, 23_024],
    ])
    expect([taxMinor, proceedsMinor]).toEqual([2558, 1_023_024])
  })
})

describe('boundaries of posting and compounding', () => {
  const twoYears = { openedOn: date('2024-02-10'), endsOn: date('2026-02-10'), ratePercent: new Decimal('7.5') }

  it.each([
    ['half_yearly', indian, ['2024-04-01', '2024-10-01', '2025-04-01', '2025-10-01', '2026-02-10']],
    ['yearly', indian, ['2024-04-01', '2025-04-01', '2026-02-10']],
    ['yearly', calendar, ['2025-01-01', '2026-01-01', '2026-02-10']],
    ['half_yearly', calendar, ['2024-07-01', '2025-01-01', '2025-07-01', '2026-01-01', '2026-02-10']],
    [
      'quarterly',
      'opening',
      ['2024-05-10', '2024-08-10', '2024-11-10', '2025-02-10', '2025-05-10', '2025-08-10', '2025-11-10', '2026-02-10'],
    ],
    ['yearly', 'opening', ['2025-02-10', '2026-02-10']],
  ] as const)('%s in a year that begins as %j says', (posting, anchor, days) => {
    const { postings } = projectFixedDeposit(deposit({ ...twoYears, posting, anchor, compounding: 'quarterly' }))
    expect(postings.map((one) => one.postedOn)).toEqual(days)
  })

  it('compound every quarter between two postings a year apart', () => {
    const indianYear = deposit({
      ...twoYears,
      depositMinor: parseMinor(10_000_000),
      posting: 'yearly',
      anchor: indian,
      compounding: 'quarterly',
    })
    expect(projectFixedDeposit(indianYear).postings.map((posting) => posting.interestMinor)).toEqual([104_795, 779_442, 721_301])
    const calendarYear = projectFixedDeposit({ ...indianYear, anchor: calendar })
    expect(calendarYear.postings.map((posting) => posting.interestMinor)).toEqual([686_607, 824_320, 94_610])
  })
})

describe('interest that is paid out', () => {
  const opened = { openedOn: date('2024-01-01'), endsOn: date('2024-07-01') }

  it('leaves the deposit with each posting, which then earns on the deposit alone', () => {
    const { postings } = projectFixedDeposit(deposit({ ...opened, paidOutAfter: opened.openedOn }))
    expect(postings.slice(0, 3).map((posting) => [posting.interestMinor, posting.keptMinor, posting.paidOutMinor])).toEqual([
      [5108, 0, 5108],
      [4778, 0, 4778],
      [5108, 0, 5108],
    ])
  })

  it('waits in the deposit until the lock-in ends, then leaves with the first posting after it', () => {
    const { postings, interestMinor, proceedsMinor } = projectFixedDeposit(deposit({ ...opened, paidOutAfter: date('2024-04-01') }))
    expect(postings.map((posting) => posting.paidOutMinor)).toEqual([0, 0, 0, 5108 + 4803 + 5159 + 5018, 5108, 4943])
    expect(postings.map((posting) => posting.keptMinor)).toEqual([5108, 9911, 15_070, 0, 0, 0])
    expect(proceedsMinor).toBe(1_000_000 + interestMinor)
  })
})

describe('what has accrued since the last posting', () => {
  it.each([
    ['before the deposit is opened', '2024-01-30', 0],
    ['on the day it is opened', '2024-01-31', 0],
    ['on the first day of posting', '2024-02-01', 0],
    ['on a day of posting, which it follows', '2024-03-01', 0],
    // 10,049.43 at 6% for fourteen days.
    ['fourteen days later', '2024-03-15', 2315],
    ['the day before it ends', '2024-07-30', 4899],
    ['when it has ended and everything is posted', '2024-07-31', 0],
    ['long after', '2030-01-01', 0],
  ])('%s', (_when, day, expected) => {
    expect(accruedOn(deposit(), date(day))).toBe(expected)
  })

  it('is the whole posting on the eve of it, to the interest of one day', () => {
    const { postings } = projectFixedDeposit(deposit())
    for (const { postedOn, interestMinor } of postings.slice(1)) {
      const eve = accruedOn(deposit(), addDays(postedOn, -1))
      expect(interestMinor - eve).toBeGreaterThan(160)
      expect(interestMinor - eve).toBeLessThan(175)
    }
  })
})

describe('any deposit', () => {
  const anyDeposit = fc
    .record({
      depositMinor: fc.integer({ min: 100, max: 10 ** 11 }).map(parseMinor),
      rate: fc.integer({ min: 0, max: 3000 }),
      openedOn: fc.integer({ min: 0, max: 2000 }).map((days) => addDays(date('2020-01-01'), days)),
      months: fc.integer({ min: 1, max: 36 }),
      posting: fc.constantFrom<DepositFrequency>('monthly', 'quarterly', 'half_yearly', 'yearly', 'at_end'),
      anchor: fc.constantFrom<FixedDeposit['anchor']>(calendar, indian, 'opening'),
      balance: fc.constantFrom<FixedDeposit['balance']>('daily', 'average_daily'),
      taxPercent: fc.option(
        fc.integer({ min: 0, max: 40 }).map((percent) => new Decimal(percent)),
        { nil: undefined },
      ),
      isPaidOut: fc.boolean(),
    })
    .map(({ rate, months, isPaidOut, ...facts }): FixedDeposit => ({
      ...facts,
      ratePercent: new Decimal(rate).div(100),
      endsOn: addMonths(facts.openedOn, months),
      compounding: 'daily',
      daysInYear: 365,
      paidOutAfter: isPaidOut ? facts.openedOn : undefined,
    }))

  it('ends with what was put in and earned, less tax, and its postings follow each other to the end', () => {
    fc.assert(
      fc.property(anyDeposit, (one) => {
        const { postings, interestMinor, taxMinor, proceedsMinor } = projectFixedDeposit(one)
        const paidOut = postings.reduce((sum, posting) => sum + posting.paidOutMinor, 0)
        expect(proceedsMinor).toBe(one.depositMinor + interestMinor - taxMinor)
        expect(one.depositMinor + postings.at(-1)!.keptMinor + paidOut).toBe(proceedsMinor)
        expect(postings.every((posting, index) => posting.postedOn > (postings[index - 1]?.postedOn ?? one.openedOn))).toBe(true)
        expect(postings.at(-1)!.postedOn).toBe(one.endsOn)
        expect(postings.every((posting) => posting.interestMinor >= 0 && posting.taxMinor <= posting.interestMinor)).toBe(true)
      }),
    )
  })

  it('earns no more by simple than by compound interest, and no less when its interest stays', () => {
    fc.assert(
      fc.property(anyDeposit, (one) => {
        const earned = (changes: Partial<FixedDeposit>) => projectFixedDeposit({ ...one, taxPercent: undefined, ...changes }).interestMinor
        expect(earned({ balance: 'average_daily' })).toBeLessThanOrEqual(earned({ balance: 'daily' }))
        expect(earned({ paidOutAfter: one.openedOn })).toBeLessThanOrEqual(earned({ paidOutAfter: undefined }))
      }),
    )
  })
})
