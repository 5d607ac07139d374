import { describe, expect, it } from 'vitest'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { parseMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { closeDepositEarly, type EarlyClosureTerms } from './early-closure.ts'
import type { FixedDeposit } from './fixed-deposit.ts'
import type { RateChart } from './rate-chart.ts'

const date = parseIsoDate

const oneYear: FixedDeposit = {
  depositMinor: parseMinor(1_000_000),
  ratePercent: new Decimal(6),
  openedOn: date('2024-01-01'),
  endsOn: date('2025-01-01'),
  compounding: 'daily',
  posting: 'monthly',
  anchor: { yearBeginsInMonth: 1 },
  balance: 'daily',
  daysInYear: 365,
}

const paidOut: FixedDeposit = { ...oneYear, paidOutAfter: oneYear.openedOn }

const chart: RateChart = {
  slabs: [
    { fromMonths: 1, toMonths: 3, fromMinor: parseMinor(1), toMinor: undefined, ratePercent: new Decimal(3) },
    { fromMonths: 4, toMonths: 11, fromMinor: parseMinor(1), toMinor: undefined, ratePercent: new Decimal(4) },
    { fromMonths: 12, toMonths: undefined, fromMinor: parseMinor(1), toMinor: undefined, ratePercent: new Decimal(6) },
  ],
}

function closing(changes: Partial<EarlyClosureTerms> = {}): EarlyClosureTerms {
  return { closedOn: date('2024-05-01'), penaltyPercent: new Decimal(2), penaltyBasis: 'whole_term', chart, ...changes }
}

describe('closing a deposit early', () => {
  it('computes all interest again from the first day, at the rate of the agreed term less the penalty', () => {
    expect(closeDepositEarly(oneYear, closing())).toMatchObject({
      ratePercent: new Decimal(4),
      alreadyPostedMinor: 5108 + 4803 + 5159 + 5018,
      proceedsMinor: 1_013_348,
    })
  })

  it('or at the rate of the months it was held, less the penalty', () => {
    const closure = closeDepositEarly(oneYear, closing({ penaltyBasis: 'held_term' }))
    expect(closure).toMatchObject({ ratePercent: new Decimal(2), proceedsMinor: 1_006_652 })
  })

  it('counts only whole months as held', () => {
    const closure = closeDepositEarly(oneYear, closing({ closedOn: date('2024-04-30'), penaltyBasis: 'held_term' }))
    expect(closure.ratePercent).toEqual(new Decimal(1))
  })

  it('keeps to the rate of the deposit where no chart is given', () => {
    const closure = closeDepositEarly(oneYear, closing({ chart: undefined, penaltyBasis: 'held_term' }))
    expect(closure.ratePercent).toEqual(new Decimal(4))
  })

  it('takes back what was posted beyond what is due', () => {
    expect(closeDepositEarly(oneYear, closing()).clawedBackMinor).toBe(20_088 - 13_348)
  })

  it('takes nothing back where no more was posted than is due', () => {
    const atMaturity: FixedDeposit = { ...oneYear, posting: 'at_end' }
    expect(closeDepositEarly(atMaturity, closing())).toMatchObject({ alreadyPostedMinor: 0, clawedBackMinor: 0, alreadyPaidOutMinor: 0 })
  })

  it('pays all at closing where interest stayed in the deposit', () => {
    expect(closeDepositEarly(oneYear, closing())).toMatchObject({ alreadyPaidOutMinor: 0, closingPaymentMinor: 1_013_348 })
  })

  it('takes what was paid out on the way off the deposit', () => {
    expect(closeDepositEarly(paidOut, closing())).toMatchObject({
      proceedsMinor: 1_013_282,
      alreadyPaidOutMinor: 5108 + 4778 + 5108 + 4943,
      closingPaymentMinor: 993_345,
    })
  })

  it('earns nothing, never less, where the penalty is more than the rate', () => {
    const closure = closeDepositEarly(oneYear, closing({ penaltyPercent: new Decimal(7) }))
    expect(closure).toMatchObject({ ratePercent: new Decimal(0), proceedsMinor: 1_000_000, clawedBackMinor: 20_088 })
  })
})

describe('the first and the last day on which a deposit can be closed early', () => {
  it('are the day its lock-in ends', () => {
    expect(closeDepositEarly(oneYear, closing({ lockedInUntil: date('2024-05-01') })).proceedsMinor).toBe(1_013_348)
  })

  it.each([
    ['the day after it was opened', '2024-01-02', 1_000_110],
    ['the day before it matures', '2024-12-31', 1_040_808],
  ])('%s is early enough', (_when, day, proceedsMinor) => {
    expect(closeDepositEarly(oneYear, closing({ closedOn: date(day) })).proceedsMinor).toBe(proceedsMinor)
  })
})
