import type { Db } from '../connect.ts'

/** Removes calls older than this, a batch at a time, so that nothing waits for long. Returns how many there were. */
export async function forgetCalls(db: Db, olderThanDays: number): Promise<number> {
  for (let forgotten = 0; ;) {
    const { rowCount } = await db.raw<{ rowCount: number }>(
      `delete from outside_call where ctid = any(array(
         select ctid from outside_call where started_at < now() - make_interval(days => ?) limit ?))`,
      [olderThanDays, batch],
    )
    forgotten += rowCount
    if (rowCount < batch) return forgotten
  }
}

const batch = 5_000
