import { parseIsoDate, type IsoDate } from '#domain/calendar/iso-date.ts'

/** The calendar day in a time zone at an instant; day, month and year are read off the zone's own clock. */
export function calendarDay(timeZone: string, now: Date = new Date()): IsoDate {
  // Canadian English writes dates as ISO does.
  return parseIsoDate(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now))
}
