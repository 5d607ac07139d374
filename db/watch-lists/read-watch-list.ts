import { AppError } from '#domain/errors.ts'
import type { Db } from '../connect.ts'

/** What was published under this version, packed as its provider packs it. Throws `WATCH_LIST_NOT_FOUND`. */
export async function readWatchList(db: Db, version: string): Promise<Uint8Array> {
  const row: { content: Buffer } | undefined = await db('watch_list').where({ version }).first('content')
  if (row === undefined) throw new AppError('WATCH_LIST_NOT_FOUND', { version })
  return row.content
}
