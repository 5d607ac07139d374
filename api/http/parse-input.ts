import type { z } from 'zod'
import { AppError } from '#domain/errors.ts'

/** Parses what came over the wire, or refuses it naming each field and the rule that it breaks. Values are not repeated: they may be personal. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, where: 'path' | 'query' | 'body'): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => ({ field: issue.path.join('.') || where, rule: issue.message }))
  throw new AppError('REQUEST_MALFORMED', { where, fields })
}
