import { AppError } from '#domain/errors.ts'
import { addMinor, leastMinor, type Minor, subtractMinor, toMinor } from '#domain/money/minor.ts'
import { divideRounded } from '#domain/money/rounding.ts'
import { mostPeriods } from './annuity.ts'
import { type InterestFactor, interestOn, levelInstalment } from './level-instalment.ts'

export type AmortisationRow = {
  readonly openingMinor: Minor
  readonly interestMinor: Minor
  readonly principalMinor: Minor
  readonly paymentMinor: Minor
  readonly closingMinor: Minor
}

/**
 * Equal payments (Price) over periods with these interest factors: every row rounded half-even, the last takes the residue of rounding.
 */
export function repayByEqualPayments(principalMinor: Minor, factors: readonly InterestFactor[]): AmortisationRow[] {
  return repayByPayment(principalMinor, factors, levelInstalment(principalMinor, factors))
}

/** As above by a payment that is given. */
export function repayByPayment(principalMinor: Minor, factors: readonly InterestFactor[], paymentMinor: Minor): AmortisationRow[] {
  return amortise(principalMinor, factors, (interestMinor) => subtractMinor(paymentMinor, interestMinor))
}

/** Equal principal (SAC): the principal over the number of rows, rounded half-even; interest falls with the balance. */
export function repayByEqualPrincipal(principalMinor: Minor, factors: readonly InterestFactor[]): AmortisationRow[] {
  const share = toMinor(divideRounded(BigInt(principalMinor), BigInt(factors.length || 1), 'half_even'))
  return amortise(principalMinor, factors, () => share)
}

function amortise(
  principalMinor: Minor,
  factors: readonly InterestFactor[],
  principalOf: (interestMinor: Minor) => Minor,
): AmortisationRow[] {
  if (factors.length < 1 || factors.length > mostPeriods)
    throw new AppError('TERM_OUT_OF_RANGE', { field: 'periods', rule: `1 to ${mostPeriods}` })
  let openingMinor = principalMinor
  return factors.map((factor, index) => {
    const interestMinor = interestOn(openingMinor, factor)
    const isLast = index === factors.length - 1
    const repaidMinor = isLast ? openingMinor : leastMinor(openingMinor, principalOf(interestMinor))
    const row: AmortisationRow = {
      openingMinor,
      interestMinor,
      principalMinor: repaidMinor,
      paymentMinor: addMinor(repaidMinor, interestMinor),
      closingMinor: subtractMinor(openingMinor, repaidMinor),
    }
    openingMinor = row.closingMinor
    return row
  })
}
