import { type Minor, parseMinor, zeroMinor } from '#domain/money/minor.ts'
import { roundToMultiple } from '#domain/money/rounding.ts'
import { digitsAtScale, divide, multiply, nineteen, nineteenOf } from '#domain/rates/nineteen-digits.ts'

export type DownPaymentTerms = { readonly downPaymentPercent: string | null; readonly instalmentMultipleMinor: Minor | null }

/** The share of a disbursement that is due on the same day, to the minor unit or to the multiple of instalments. */
export function downPaymentOf(disbursedMinor: number, { downPaymentPercent, instalmentMultipleMinor }: DownPaymentTerms): Minor {
  if (downPaymentPercent === null) return zeroMinor
  const share = multiply(nineteen(disbursedMinor), divide(nineteenOf(downPaymentPercent), nineteen(100)))
  const amount = parseMinor(Number(digitsAtScale(share, 0)))
  return instalmentMultipleMinor === null ? amount : roundToMultiple(amount, instalmentMultipleMinor, 'half_even')
}
