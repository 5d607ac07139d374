import type { Decimal } from '#domain/rates/decimal.ts'
import { findRoot } from '#domain/rates/solve-rate.ts'
import { annuityPayment, nominalPeriodicRate } from '#domain/schedule/annuity.ts'
import { AppError } from '#domain/errors.ts'

export type KfsLoan = {
  readonly principal: Decimal
  readonly ratePercent: Decimal
  readonly months: number
  /** Every charge, those of third parties included. */
  readonly fees: Decimal
  /** The instalment where the statement fixes one; otherwise the unrounded annuity. */
  readonly instalment?: Decimal | undefined
}

/**
 * APR of the key facts statement: twelve times the monthly internal rate on the net disbursed amount, not compounded (RBI circular of
 * 15 April 2024 on Key Facts Statements, Annex B). Example: 20,000 at 15% over 24 months with 400 of fees is 17.07.
 */
export function kfsApr({ principal, ratePercent, months, fees, instalment }: KfsLoan): number {
  const net = principal.minus(fees).toNumber()
  const payment = (instalment ?? annuityPayment(principal, nominalPeriodicRate(ratePercent, 12), months)).toNumber()
  if (net <= 0) throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'fees', rule: 'below the principal' })
  if (payment <= 0) throw new AppError('AMOUNT_OUT_OF_RANGE', { field: 'emi', rule: 'above 0' })
  // Payments only shrink as the rate grows, so the rate is unique; −90% and 10,000% a month enclose every real loan.
  const excess = (rate: number) => (rate === 0 ? payment * months : (payment * (1 - (1 + rate) ** -months)) / rate) - net
  return findRoot(excess, -0.9, 100) * 1200
}
