import type { Db } from '../connect.ts'

/** The list of a provider that was last the newest; undefined where none was fetched yet. */
export async function newestWatchList(db: Db, provider: string): Promise<{ version: string; parties: number } | undefined> {
  return db('watch_list').where({ provider }).orderBy('current_at', 'desc').orderBy('version').first('version', 'parties')
}
