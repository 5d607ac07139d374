import { Temporal } from 'temporal-polyfill'
import { AppError } from '#domain/errors.ts'
import { type IsoDate, parseIsoDate } from './iso-date.ts'

/**
 * The date on the calendars of a place at an instant. Example: 2026-11-24T01:30:00Z is still the 23rd in America/Sao_Paulo.
 */
export function localDate(instant: string, timeZone: string): IsoDate {
  const at = readOr(() => Temporal.Instant.from(instant), 'instant', 'an instant such as 2026-11-24T01:30:00Z')
  const there = readOr(() => at.toZonedDateTimeISO(timeZone), 'timeZone', 'a place of the time zone database, such as America/Sao_Paulo')
  return parseIsoDate(there.toPlainDate().toString())
}

function readOr<Read>(read: () => Read, field: string, rule: string): Read {
  try {
    return read()
  } catch (cause) {
    throw new AppError('DATE_MALFORMED', { field, rule }, { cause })
  }
}
