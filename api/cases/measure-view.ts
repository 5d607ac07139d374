import { z } from 'zod'
import type { Measure, PolicyMeasure } from '#domain/eligibility/policy-measures.ts'
import { policyMeasureForStaff } from '#domain/texts/policy-measures.ts'
import { referralReasons } from '#domain/eligibility/decide-application.ts'

const valueView = z.object({ unit: z.enum(['years', 'count', 'points', 'minor', 'percent', 'code']), value: z.string() })

export const measureView = z
  .object({
    /** What is measured, and the reason that the policy gives when the limit is not met. */
    label: z.string(),
    reason: z.string(),
    effect: z.enum(['declines', 'refers']),
    measured: valueView.nullable(),
    limit: z.object({ is: z.enum(['at_least', 'at_most', 'one_of']), measure: valueView }),
  })
  .meta({ id: 'PolicyMeasure' })

export function toMeasureView({ reason, measured, limit }: PolicyMeasure): z.input<typeof measureView> {
  const refers = referralReasons.includes(reason)
  return {
    reason,
    label: policyMeasureForStaff(reason),
    effect: refers ? 'refers' : 'declines',
    measured: measured && toValue(measured),
    limit: { is: limit.is, measure: toValue(limit.measure) },
  }
}

function toValue({ unit, value }: Measure): z.input<typeof valueView> {
  return { unit, value: String(value) }
}
