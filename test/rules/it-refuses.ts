import { expect, it } from 'vitest'
import { AppError, type ErrorCode } from '#domain/errors.ts'

/** What is wrong, the call that meets it, and what the refusal says: the stable code, the field, and the rule that it breaks. */
export type Refusal = readonly [what: string, act: () => unknown, code: ErrorCode, field: string, rule: string]

/** One test for each line of a table of bad input. */
export function itRefuses(refusals: readonly Refusal[]): void {
  it.each(refusals)('refuses %s', (_what, act, code, field, rule) => {
    const { code: given, details } = refusalOf(act)
    expect({ code: given, field: details['field'], rule: details['rule'] }).toEqual({ code, field, rule })
  })
}

function refusalOf(act: () => unknown): AppError {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
