import { z } from 'zod'
import { AppError } from '#domain/errors.ts'

/** Query of every list: how many, and after which one. The cursor is opaque. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  after: z.string().max(400).optional(),
})

/** A page of a list. `next` is the cursor of the page that follows; `count` stops counting at its cap. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable(),
    count: z.object({ value: z.int(), capped: z.boolean() }),
  })
}

/** Counting further costs more than anyone gains from it. */
export const countCap = 1000

export function writeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url')
}

/** The key that a cursor stands for, of exactly this many parts; a cursor that we did not write is refused. */
export function readCursor(cursor: string | undefined, parts: number): string[] | undefined {
  return readKey(cursor, z.array(z.string().max(100)).length(parts))
}

/** The id that the cursor of a list by id stands for. */
export function readIdCursor(cursor: string | undefined): string | undefined {
  return readKey(cursor, z.tuple([z.uuid()]))?.[0]
}

/** The key that a cursor stands for, checked part by part. */
export function readKey<Key extends z.ZodType>(cursor: string | undefined, key: Key): z.output<Key> | undefined {
  if (cursor === undefined) return undefined
  const parsed = key.safeParse(tryJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success)
    throw new AppError('REQUEST_MALFORMED', { where: 'query', fields: [{ field: 'after', rule: 'a cursor of this list' }] })
  return parsed.data
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
