import type { Db } from '#db/connect.ts'
import { forgetCalls } from '#db/outside/forget-calls.ts'
import type { ActivityLog } from '../activity-deps.ts'

const everyMs = 60 * 60_000

/** Removes calls from the record when their time is over, every hour. */
export function forgetOldCalls({ db, log, keptDays }: { db: Db; log: ActivityLog; keptDays: number }): NodeJS.Timeout {
  return setInterval(() => {
    forgetCalls(db, keptDays).then(
      (calls) => calls > 0 && log.info({ calls, keptDays }, 'old calls to outside systems were removed from the record'),
      () => log.warn({}, 'old calls to outside systems could not be removed from the record'),
    )
  }, everyMs).unref()
}
