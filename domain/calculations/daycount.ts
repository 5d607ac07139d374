import { z } from 'zod'
import type { CouponPeriods } from '#domain/daycount/actual-actual.ts'
import { couponPeriodsAround } from '#domain/daycount/coupon-periods.ts'
import { countDays, dayCountConventions } from '#domain/daycount/day-count.ts'
import { formatFraction, fractionToDecimal } from '#domain/rates/fraction.ts'
import { defineCalculation } from './calculation.ts'
import { isoDate, perYear } from './fields.ts'
import { decimalText, fractionText } from './result-fields.ts'

const inputs = z.object({
  convention: z.enum(dayCountConventions),
  start: isoDate,
  end: isoDate,
  termination_date: isoDate.optional(),
  ref_start: isoDate.optional(),
  ref_end: isoDate.optional(),
  frequency: perYear.optional(),
  quasi_periods: z
    .array(z.tuple([isoDate, isoDate]))
    .min(1)
    .optional(),
})

const daycount = defineCalculation({
  kind: 'daycount',
  summary: 'Days and the fraction of a year between two dates under a named convention',
  inputs,
  result: z.object({ days: z.int(), fraction: fractionText.optional(), decimal: decimalText.optional() }),
  calculate: (given) => {
    const { days, fraction } = countDays(given.convention, {
      start: given.start,
      end: given.end,
      terminationDate: given.termination_date,
      coupons: couponsOf(given),
    })
    if (fraction === undefined) return { days }
    return { days, fraction: formatFraction(fraction), decimal: fractionToDecimal(fraction).toFixed(18) }
  },
})

export const dayCounts = [daycount]

function couponsOf({ start, end, ref_start, ref_end, frequency, quasi_periods }: z.output<typeof inputs>): CouponPeriods | undefined {
  if (quasi_periods !== undefined) return { frequency: frequency ?? 1, periods: quasi_periods }
  if (ref_start !== undefined && ref_end !== undefined) return couponPeriodsAround([ref_start, ref_end], frequency, [start, end])
  return frequency === undefined ? undefined : { frequency, periods: [[start, end]] }
}
