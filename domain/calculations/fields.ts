import { z } from 'zod'
import { isIsoDate } from '#domain/calendar/iso-date.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { parseFraction } from '#domain/rates/fraction.ts'

// Ready-made fields for the schemas of calculations. Numbers travel as decimal text, whole ones also as JSON integers.

const decimalText = /^-?\d{1,15}(?:\.\d{1,20})?$/

function decimal(rule: string, allows: (value: Decimal) => boolean) {
  return z
    .union([z.string().regex(decimalText), z.int()], { error: 'decimal text such as 1234.56' })
    .transform((value) => new Decimal(value))
    .refine(allows, { error: rule })
}

export const anyDecimal = decimal('a number', () => true)
export const positiveAmount = decimal('above 0', (value) => value.gt(0))
export const amount = decimal('not negative', (value) => !value.isNegative())
export const ratePercent = decimal('0 to 1000000 percent', (value) => value.gte(0) && value.lte(1_000_000))
/** Rates that may fall below zero, as an index may. */
export const signedRatePercent = decimal('−99 to 1000000 percent', (value) => value.gte(-99) && value.lte(1_000_000))

/** A whole number within limits, as a JSON integer or as digits. */
export function wholeNumber(least: number, most: number) {
  const rule = `a whole number, ${least} to ${most}`
  return z
    .union([z.int(), z.string().regex(/^-?\d{1,15}$/)], { error: rule })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error: rule })
}

export const months = wholeNumber(1, 1200)
export const periods = wholeNumber(1, 36_525)
export const days = wholeNumber(0, 100_000)
export const perYear = wholeNumber(1, 366)
export const dayBasis = wholeNumber(360, 366)

export const isoDate = z.string({ error: 'an existing date as YYYY-MM-DD' }).refine(isIsoDate, { error: 'an existing date as YYYY-MM-DD' })

export const fraction = z.union([z.string(), z.int()], { error: 'a sum of fractions such as 3/365+1/12' }).transform((value, context) => {
  try {
    return parseFraction(String(value))
  } catch {
    context.addIssue({ code: 'custom', message: 'a sum of fractions such as 3/365+1/12' })
    return z.NEVER
  }
})
