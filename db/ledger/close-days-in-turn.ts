import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { type IsoDate, parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { Db } from '../connect.ts'
import { closeDays } from './close-books.ts'

/**
 * Closes each day up to this one in its turn, so that each has its snapshot, also when some were missed. The first of all is the day of the
 * first entry. Gives the days that were closed now; doing it again closes none.
 */
export async function closeDaysInTurn(db: Db, throughOn: string, actor: string): Promise<IsoDate[]> {
  const last = parseIsoDate(throughOn, 'throughOn')
  const closed: IsoDate[] = []
  for (let day = await firstOpenDay(db, last); day <= last; day = addDays(day, 1)) {
    const { isNew } = await closeDays(db, day, actor)
    if (isNew) closed.push(day)
  }
  return closed
}

async function firstOpenDay(db: Db, last: IsoDate): Promise<IsoDate> {
  const { rows } = await db.raw<{ rows: [{ day: IsoDate }] }>(
    `select case when isfinite(days_through) then days_through + 1
       else least((select min(booked_on) from journal_entry), :last::date) end as day
     from ledger_closing`,
    { last },
  )
  return rows[0].day
}
