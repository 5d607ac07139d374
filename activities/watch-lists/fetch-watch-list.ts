import { newestWatchList } from '#db/watch-lists/newest-watch-list.ts'
import { saveWatchList } from '#db/watch-lists/save-watch-list.ts'
import { AppError } from '#domain/errors.ts'
import type { ActivityDeps, Running } from '../activity-deps.ts'
import { providerOf } from '../provider-of.ts'

export type FetchedWatchList = { version: string; parties: number; isNew: boolean }

/** Lists grow and lose a few names a day. One that lost more than this share of them at once is a mistake until a person says otherwise. */
const largestLoss = 0.2

/** Fetches a published list, and keeps it where it is new. What is no list, or half of one, changes nothing. */
export async function fetchWatchList(
  { store, watchLists }: ActivityDeps,
  { provider }: { process: string; provider: string },
  running: Running,
): Promise<FetchedWatchList> {
  const published = await providerOf(watchLists, provider).fetch(running)
  const before = await newestWatchList(store.db, provider)
  if (before !== undefined && published.parties < before.parties * (1 - largestLoss)) {
    const raw = `${published.parties} parties where there were ${before.parties}`
    throw new AppError('WATCH_LIST_SHRUNK', { provider, raw, mayHaveTakenEffect: false })
  }
  const { isNew } = await saveWatchList(store, { provider, ...published })
  return { version: published.version, parties: published.parties, isNew }
}
