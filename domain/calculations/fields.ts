import { z } from 'zod'
import { isIsoDate } from '#domain/calendar/iso-date.ts'
import { Decimal } from '#domain/rates/decimal.ts'
import { parseFraction } from '#domain/rates/fraction.ts'

// Ready-made fields for the schemas of calculations. Numbers travel as decimal text, whole ones also as JSON integers.

const decimalText = /^-?\d{1,15}(?:\.\d{1,20})?$/

/** `id` names it in the description of the API. */
function decimal(id: string, rule: string, allows: (value: Decimal) => boolean) {
  const shape = { error: 'decimal text such as 1234.56' }
  return z
    .union([z.string().regex(decimalText, shape), z.int()], shape)
    .meta({ id, description: `Decimal text or a whole number, ${rule}`, example: '1234.56' })
    .transform((value) => new Decimal(value))
    .refine(allows, { error: rule })
}

export const anyDecimal = decimal('Decimal', 'of either sign', () => true)
export const positiveAmount = decimal('PositiveAmount', 'above 0', (value) => value.gt(0))
export const amount = decimal('Amount', 'not negative', (value) => !value.isNegative())
export const ratePercent = decimal('RatePercent', '0 to 1000000 percent', (value) => value.gte(0) && value.lte(1_000_000))
/** Rates that may fall below zero, as an index may. */
export const signedRatePercent = decimal('SignedRatePercent', '−99 to 1000000 percent', (value) => value.gte(-99) && value.lte(1_000_000))

/** A whole number within limits, as a JSON integer or as digits. */
export function wholeNumber(least: number, most: number) {
  const rule = `a whole number, ${least} to ${most}`
  return z
    .union([z.int().min(least, { error: rule }).max(most, { error: rule }), z.string().regex(/^-?\d{1,15}$/, { error: rule })], {
      error: rule,
    })
    .meta({ description: rule })
    .transform(Number)
    .refine((value) => value >= least && value <= most, { error: rule })
}

export const months = wholeNumber(1, 1200)
export const periods = wholeNumber(1, 36_525)
export const days = wholeNumber(0, 100_000)
export const perYear = wholeNumber(1, 366)
export const dayBasis = wholeNumber(360, 366)

const existing = { error: 'an existing date as YYYY-MM-DD' }

export const isoDate = z
  .string(existing)
  .meta({ format: 'date', description: 'An existing date', example: '2026-11-30' })
  .refine(isIsoDate, existing)

const sumOfFractions = 'a sum of fractions such as 3/365+1/12'

export const fraction = z
  .union([z.string().max(100, { error: sumOfFractions }), z.int()], { error: sumOfFractions })
  .meta({ id: 'SumOfFractions', description: 'A sum of fractions', example: '3/365+1/12' })
  .transform((value, context) => {
    try {
      return parseFraction(String(value))
    } catch {
      context.addIssue({ code: 'custom', message: sumOfFractions })
      return z.NEVER
    }
  })

/** Daily for a hundred years. */
const mostFlows = 36_525

/** Whether streams of `count` amounts each stay few enough to be held at once. */
export function areFew(streams: readonly { readonly count: number }[]): boolean {
  return streams.reduce((total, { count }) => total + count, 0) <= mostFlows
}

export const tooMany = { error: `at most ${mostFlows} amounts in all` }
