import { newestWatchList } from '#db/watch-lists/newest-watch-list.ts'
import { readWatchList } from '#db/watch-lists/read-watch-list.ts'
import type { Store } from '#db/store.ts'
import type { KeptLists } from './build-outside.ts'

/** The published lists in our record. */
export function keptLists({ db }: Store): KeptLists {
  return {
    newestVersion: async (provider) => (await newestWatchList(db, provider))?.version,
    read: (version) => readWatchList(db, version),
  }
}
