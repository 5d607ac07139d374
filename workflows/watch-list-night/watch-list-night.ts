import { proxyActivities } from '@temporalio/workflow'
import type { Activities } from '#activities/create-activities.ts'

// A publisher that is down is asked again until the next night; what is left then is done by that night.
const { fetchWatchList } = proxyActivities<Activities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '30 seconds',
  scheduleToCloseTimeout: '12 hours',
  retry: { initialInterval: '1 minute', maximumInterval: '30 minutes' },
})
const { rescreenCustomers } = proxyActivities<Activities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})

export type WatchListNight = { version: string; isNew: boolean; screened: number; reviews: number }

const process = 'watchListNight'
/** The list that we screen against ourselves. Services that screen for us renew theirs. */
const provider = 'ofac'

/**
 * Once a day the published list is fetched, and every customer is screened against it whom nobody screened against this version: all of them
 * when it is new, and those who became customers since when it is not.
 */
export async function watchListNight(): Promise<WatchListNight> {
  const { version, isNew } = await fetchWatchList({ process, provider })
  let [screened, reviews] = [0, 0]
  for (;;) {
    const batch = await rescreenCustomers({ process, provider, version })
    screened += batch.screened
    reviews += batch.reviews
    if (batch.isDone) return { version, isNew, screened, reviews }
  }
}
