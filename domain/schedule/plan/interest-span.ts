import type { IsoDate } from '#domain/calendar/iso-date.ts'
import { add, divide, multiply, nineteen, type NineteenDigits } from '#domain/rates/nineteen-digits.ts'

/** Interest factors are whole numbers of 10^-19: what one unit of balance earns. */
export const factorDecimals = 19

/**
 * A part of a row with one balance and one rate: rows are split where the balance or the rate changes, and where interest pauses. What is
 * disbursed or corrected is noted on the span that ends on that day and counts in the balance of the next one; what is credited on the span that
 * begins on it.
 */
export type InterestSpan = {
  from: IsoDate
  to: IsoDate
  /** Interest of the span itself, for solving the instalment. */
  factor: bigint
  /** The same as a double, for whatever is not next to half a cent. */
  quickFactor: number
  /** Interest from the start of the span to the due date of its row; the span takes its days' share of it. */
  factorTillDue: bigint
  quickFactorTillDue: number
  /** What the two factors were computed for, so that they are not computed twice. */
  factorsFor: FactorInputs | null
  balanceMinor: number
  disbursedMinor: number
  correctionMinor: number
  creditedPrincipalMinor: number
  creditedInterestMinor: number
  isPaused: boolean
}

export type FactorInputs = { from: IsoDate; to: IsoDate; rowFrom: IsoDate; rowDue: IsoDate; rate: NineteenDigits }

export function interestSpan(from: IsoDate, to: IsoDate, isPaused = false): InterestSpan {
  return {
    from,
    to,
    factor: 0n,
    quickFactor: 0,
    factorTillDue: 0n,
    quickFactorTillDue: 0,
    factorsFor: null,
    balanceMinor: 0,
    disbursedMinor: 0,
    correctionMinor: 0,
    creditedPrincipalMinor: 0,
    creditedInterestMinor: 0,
    isPaused,
  }
}

/**
 * Interest of a span in minor units, not yet rounded: balance × factor till due ÷ days till due × days of the span, each step in 19 digits,
 * and credited interest on top.
 */
export function interestOfSpan(span: InterestSpan, baseMinor: number, days: number, daysTillDue: number): NineteenDigits {
  if (daysTillDue === 0) return nineteen(Math.max(0, span.creditedInterestMinor))
  const tillDue = multiply(nineteen(baseMinor), nineteen(span.factorTillDue, factorDecimals))
  const own = multiply(divide(tillDue, nineteen(daysTillDue)), nineteen(days))
  const total = add(nineteen(span.creditedInterestMinor), own)
  return total.digits < 0n ? nineteen(0) : total
}
