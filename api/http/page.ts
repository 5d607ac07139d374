import { z } from 'zod'
import { isIsoDate } from '#domain/calendar/iso-date.ts'
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

/** An instant as the database or we write it, to the microsecond; or `infinity`, which is when what is never due is due. */
const instant = z.string().refine(isInstant)
const timeOfDay = /^[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:[0-5]\d)?)$/

/** The instant and id that the cursor of a list by instant stands for; a cursor that we did not write is refused. */
export function readInstantCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  const key = readKey(cursor, z.tuple([instant, z.uuid()]))
  return key && { at: key[0], id: key[1] }
}

/** The same of a list of what happened in cases, where a case and a number tell events of one instant apart. */
export function readEventCursor(cursor: string | undefined): { at: string; caseId: string; sequence: number } | undefined {
  const key = readKey(cursor, z.tuple([instant, z.uuid(), z.coerce.number().int().min(0).max(2_147_483_647)]))
  return key && { at: key[0], caseId: key[1], sequence: key[2] }
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

function isInstant(text: string): boolean {
  return text === 'infinity' || (isIsoDate(text.slice(0, 10)) && timeOfDay.test(text.slice(10)))
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
