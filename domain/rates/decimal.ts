import { Decimal as Library } from 'decimal.js'

/**
 * Decimal arithmetic for rates, annuities and factors, never for amounts at rest. A clone of its own, so that no other user of the library
 * can change its precision: 40 digits, ties to even, no exponent notation in texts.
 */
export const Decimal = Library.clone({ precision: 40, rounding: Library.ROUND_HALF_EVEN, toExpNeg: -60, toExpPos: 60 })
export type Decimal = Library
