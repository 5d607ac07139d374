import { type IsoDate, laterOf } from '#domain/calendar/iso-date.ts'
import { naturalDate, type TimelineEntry } from './loan-timeline-fields.ts'

/**
 * The business day on which each entry was made. Most say so themselves (`on`). Otherwise entries are made in order, not before the day that
 * they speak of, and on the day of the snapshot or the later event that follows them. Example: a repayment dated 3 January, then a snapshot
 * as of 8 February, was entered on 8 February.
 */
export function recordedDates(timeline: readonly TimelineEntry[]): IsoDate[] {
  const days: IsoDate[] = []
  for (const [index, entry] of timeline.entries()) {
    const own = naturalDate(entry)
    const before = days.at(-1)
    const least = own === null || before === undefined ? (own ?? before) : laterOf(own, before)
    const day = enteredOn(entry) ?? (isMadeThen(entry) ? least : nextDay(timeline, index, { least, before }))
    days.push(day ?? firstDayOf(timeline))
  }
  return days
}

/** Some entries say on which day they were made. A reschedule says only when it was asked for; it may have been agreed later. */
function enteredOn(entry: TimelineEntry): IsoDate | undefined {
  return 'on' in entry && entry.type !== 'reschedule' ? entry.on : undefined
}

function isMadeThen({ type }: TimelineEntry): boolean {
  return type === 'snapshot' || type === 'close_of_business'
}

type Bounds = { readonly least: IsoDate | undefined; readonly before: IsoDate | undefined }

/** A close of business and a later event leave it at that day; a snapshot, or a reversal that follows at once, moves it to its own. */
function nextDay(timeline: readonly TimelineEntry[], index: number, { least, before }: Bounds): IsoDate | undefined {
  for (const next of timeline.slice(index + 1)) {
    const day = naturalDate(next)
    if (next.type === 'close_of_business') return least
    if (next.type === 'reverse' && next.on !== undefined) return before === undefined ? next.on : laterOf(before, next.on)
    if (next.type === 'snapshot') return before === undefined ? next.as_of : laterOf(before, next.as_of)
    if (day !== null && (least === undefined || day > least)) return least ?? day
  }
  return least
}

function firstDayOf(timeline: readonly TimelineEntry[]): IsoDate {
  return timeline.map(naturalDate).find((day) => day !== null) ?? ('0001-01-01' as IsoDate)
}
