import { addDays } from '#domain/calendar/date-arithmetic.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { ActivityDeps } from '../activity-deps.ts'

/** The day before the open one: nothing is booked on it any more. */
export async function findLastEndedDay({ businessDate }: ActivityDeps, _input: { process: string }): Promise<{ businessDate: string }> {
  return { businessDate: addDays(parseIsoDate(businessDate()), -1) }
}
