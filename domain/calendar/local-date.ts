import { Temporal } from 'temporal-polyfill'
import { type IsoDate, parseIsoDate } from './iso-date.ts'

/**
 * The date on the calendars of a place at an instant. Example: 2026-11-24T01:30:00Z is still the 23rd in America/Sao_Paulo.
 */
export function localDate(instant: string, timeZone: string): IsoDate {
  return parseIsoDate(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString())
}
