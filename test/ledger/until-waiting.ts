import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '#db/connect.ts'

/** Waits until so many connections of this role to this database stand before a lock. */
export async function untilWaiting(db: Db, count: number): Promise<void> {
  for (;;) {
    const { rows } = await db.raw<{ rows: [{ waiting: number }] }>(
      `select count(*)::integer as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (rows[0].waiting >= count) return
    await pause(5)
  }
}
