import type { z } from 'zod'
import { AppError } from '#domain/errors.ts'

type Field = { field: string; rule: string }

/** Nothing that anybody may send is nested so deep; what is, overflows the stack of whoever takes it apart. */
const deepest = 32

/** Parses what came over the wire, or refuses it naming each field and the rule that it breaks. Values are not repeated: they may be personal. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, where: 'path' | 'query' | 'body'): T {
  const unfit = findUnfit(value)
  if (unfit) throw new AppError('REQUEST_MALFORMED', { where, fields: [{ ...unfit, field: unfit.field || where }] })
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => ({ field: issue.path.join('.') || where, rule: issue.message }))
  throw new AppError('REQUEST_MALFORMED', { where, fields })
}

/** What no field takes, whatever its schema: text that the database cannot hold, and nesting without end. */
function findUnfit(whole: unknown): Field | undefined {
  const open: { value: unknown; path: readonly string[] }[] = [{ value: whole, path: [] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path } = next
    const rule = brokenRule(value, path.length)
    if (rule !== undefined) return { field: path.slice(0, deepest).join('.'), rule }
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of Object.entries(value)) {
      if (brokenRule(key, 0) !== undefined) return { field: path.join('.'), rule: 'names of fields in well-formed text' }
      open.push({ value: child, path: [...path, key] })
    }
  }
  return undefined
}

function brokenRule(value: unknown, depth: number): string | undefined {
  if (depth > deepest) return `nested at most ${deepest} deep`
  if (typeof value !== 'string') return undefined
  if (value.includes('\0')) return 'text without a NUL character'
  return value.isWellFormed() ? undefined : 'well-formed text'
}
