import type { ScheduleRow } from '../generated/api.ts'

/** The first payment that is due today or later, and how many are still to come with it. */
export function nextPayment(schedule: readonly ScheduleRow[], today: string): { row: ScheduleRow; left: number } | undefined {
  const index = schedule.findIndex((row) => row.dueOn >= today)
  const row = schedule[index]
  return row && { row, left: schedule.length - index }
}
