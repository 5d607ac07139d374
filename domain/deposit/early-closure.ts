import { wholeMonthsBetween } from '#domain/calendar/date-arithmetic.ts'
import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { AppError } from '#domain/errors.ts'
import { addMinor, type Minor, subtractMinor, zeroMinor } from '#domain/money/minor.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { requireRate } from '#domain/rates/parse-rate.ts'
import { type DepositProjection, type FixedDeposit, projectFixedDeposit } from './fixed-deposit.ts'
import { type DepositorFacts, findDepositRate, type RateChart } from './rate-chart.ts'

export type EarlyClosureTerms = {
  readonly closedOn: IsoDate
  /** Before this day the deposit cannot be closed. */
  readonly lockedInUntil?: IsoDate | undefined
  readonly penaltyPercent: Decimal
  /** Which slab of the chart the penalty comes off: that of the agreed term, or that of the months the deposit was held. */
  readonly penaltyBasis: 'whole_term' | 'held_term'
  readonly chart?: RateChart | undefined
  readonly depositor?: DepositorFacts | undefined
}

export type EarlyClosure = {
  readonly ratePercent: Decimal
  /** Interest recomputed from the first day at that rate. */
  readonly entitled: DepositProjection
  readonly alreadyPostedMinor: Minor
  /** Interest posted beyond what is due now, taken back at closing. */
  readonly clawedBackMinor: Minor
  /** Deposit and entitled interest less tax, in all. */
  readonly proceedsMinor: Minor
  /** What of that was paid out on the way, and what is paid at closing: less than the deposit where more interest went out than was due. */
  readonly alreadyPaidOutMinor: Minor
  readonly closingPaymentMinor: Minor
}

/**
 * Closing before maturity: all interest is computed again from the first day at the slab's rate less the penalty, never below zero; what was
 * posted beyond that is taken back. A deposit within its lock-in is refused.
 */
export function closeDepositEarly(deposit: FixedDeposit, closure: EarlyClosureTerms): EarlyClosure {
  const { closedOn, lockedInUntil } = closure
  if (closedOn <= deposit.openedOn || closedOn >= deposit.endsOn)
    throw new AppError('DATES_OUT_OF_ORDER', { field: 'closedOn', rule: 'after the deposit was opened and before it matures' })
  if (lockedInUntil !== undefined && closedOn < lockedInUntil)
    throw new AppError('DEPOSIT_LOCKED_IN', { field: 'closedOn', rule: `not before ${lockedInUntil}` })
  requireRate(closure.penaltyPercent, 'penaltyPercent', { mostPercent: 100 })
  const ratePercent = Decimal.max(0, slabRate(deposit, closure).minus(closure.penaltyPercent))
  const entitled = projectFixedDeposit({ ...deposit, ratePercent, endsOn: closedOn })
  const posted = projectFixedDeposit(deposit).postings.filter((posting) => posting.postedOn <= closedOn)
  const alreadyPostedMinor = addMinor(...posted.map((posting) => posting.interestMinor))
  const alreadyPaidOutMinor = addMinor(...posted.map((posting) => posting.paidOutMinor))
  const excess = subtractMinor(alreadyPostedMinor, entitled.interestMinor)
  return {
    ratePercent,
    entitled,
    alreadyPostedMinor,
    clawedBackMinor: excess > 0 ? excess : zeroMinor,
    proceedsMinor: entitled.proceedsMinor,
    alreadyPaidOutMinor,
    closingPaymentMinor: subtractMinor(entitled.proceedsMinor, alreadyPaidOutMinor),
  }
}

function slabRate(deposit: FixedDeposit, { chart, penaltyBasis, closedOn, depositor }: EarlyClosureTerms): Decimal {
  if (chart === undefined || penaltyBasis === 'whole_term') return deposit.ratePercent
  return findDepositRate(chart, wholeMonthsBetween(deposit.openedOn, closedOn), deposit.depositMinor, depositor)
}
