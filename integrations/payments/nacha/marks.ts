import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { nextFederalReserveDay } from '#domain/calendar/federal-reserve-days.ts'
import type { PayoutRecord } from '../bank-files/payout-record.ts'
import type { FileMarks } from './write-file.ts'

/** Banks in the United States keep the clock of New York. */
const timeZone = 'America/New_York'
const modifiers = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const traces = 10_000_000

/**
 * What makes a file and its entry unlike any other: a modifier that no other file of the minute has, and a trace number that no other entry
 * has. Both are claimed in our record, so two workers never get the same. The entry is due on the next day on which banks settle.
 */
export async function claimMarks(endToEndId: string, at: { orderedAt: string; odfi: string; record: PayoutRecord }): Promise<FileMarks> {
  const local = Temporal.Instant.from(at.orderedAt).toZonedDateTimeISO(timeZone)
  const slot = await claimSlot(endToEndId, local, at.record)
  const today = parseIsoDate(local.toPlainDate().toString())
  const effectiveOn = nextFederalReserveDay(addDays(today, 1))
  return { ...slot, trace: await claimTrace(endToEndId, at), effectiveOn: effectiveOn.slice(2).replaceAll('-', '') }
}

/** A file is known by its date, its time and one character more: at most 36 in a minute, and the next minute after that. */
async function claimSlot(
  endToEndId: string,
  from: Temporal.ZonedDateTime,
  record: PayoutRecord,
): Promise<Pick<FileMarks, 'date' | 'time' | 'modifier'>> {
  for (let minutes = 0; ; minutes += 1) {
    const [date, time] = from
      .add({ minutes })
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
      .slice(2)
      .replaceAll(/[-:]/g, '')
      .split('T')
    for (const modifier of modifiers) {
      const owner = await record.claim('file-slots', `${date}${time}${modifier}`, endToEndId)
      if (owner === endToEndId) return { date: date!, time: time!, modifier }
    }
  }
}

/** Eight digits of the bank and seven of ours, which begin where the hash of the id says and go on to the first free one. */
async function claimTrace(endToEndId: string, { odfi, record }: { odfi: string; record: PayoutRecord }): Promise<string> {
  const start = createHash('sha256').update(endToEndId).digest().readUInt32BE() % traces
  for (let tried = 0; tried < traces; tried += 1) {
    const trace = `${odfi}${String((start + tried) % traces).padStart(7, '0')}`
    if ((await record.claim('traces', trace, endToEndId)) === endToEndId) return trace
  }
  throw new Error('All trace numbers are taken')
}
