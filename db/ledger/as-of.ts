import { parseIsoDate } from '#domain/calendar/iso-date.ts'

/**
 * Two dates make a balance repeatable: what had taken effect by `effectiveOn`, as it was known at the end of business date `bookedOn`. With
 * both given and the day closed, the answer never changes again, whatever is posted later with an earlier effect. Without `bookedOn`: as is
 * known now.
 */
export type AsOf = { effectiveOn: string; bookedOn?: string | undefined }

export function asOfBindings(asOf: AsOf): { effectiveOn: string; bookedOn: string } {
  return {
    effectiveOn: parseIsoDate(asOf.effectiveOn, 'effectiveOn'),
    bookedOn: asOf.bookedOn === undefined ? 'infinity' : parseIsoDate(asOf.bookedOn, 'bookedOn'),
  }
}
