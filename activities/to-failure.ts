import { ApplicationFailure, CancelledFailure } from '@temporalio/activity'
import { AppError, type ErrorKind } from '#domain/errors.ts'

/** What a step is told of an error of ours; `workflows/case/describe-failure.ts` reads it. */
export type FailureDetails = {
  facts: Readonly<Record<string, string | number | boolean | readonly string[]>>
  rawError?: string
  retryAfterMs?: number
}

type Answer = {
  /** What staff or operations must do is a warning, what the caller must do is for information. */
  level: 'info' | 'warn'
  /** A step makes one attempt a call and decides itself about the next; calls without a step let the engine repeat them. */
  nonRetryable: boolean
}

/** How the processes are answered, by kind of error. */
export const answers = {
  invalid: { level: 'info', nonRetryable: true },
  forbidden: { level: 'warn', nonRetryable: true },
  missing: { level: 'info', nonRetryable: true },
  conflict: { level: 'info', nonRetryable: true },
  refused: { level: 'warn', nonRetryable: true },
  unavailable: { level: 'warn', nonRetryable: false },
} as const satisfies Record<ErrorKind, Answer>

/**
 * An error in the form in which the engine keeps it for ever: the type is our code, the first detail the facts. What is no error of ours is a
 * bug, and loses the words that could hold personal data.
 */
export function toFailure(error: unknown): unknown {
  if (error instanceof ApplicationFailure || error instanceof CancelledFailure || isAbort(error)) return error
  if (error instanceof AppError) {
    return ApplicationFailure.create({
      message: error.message,
      type: error.code,
      nonRetryable: answers[error.kind].nonRetryable,
      details: [toDetails(error)],
    })
  }
  const { name, message, frames } = describeBug(error)
  const failure = ApplicationFailure.create({ message, type: name })
  failure.stack = [`${name}: ${message}`, ...frames].join('\n')
  return failure
}

/** What a bug says without repeating what it stumbled over: drivers and parsers quote the values that they were given. */
export function describeBug(error: unknown): { name: string; message: string; frames: string[] } {
  if (!(error instanceof Error)) return { name: 'Error', message: 'Something was thrown that is no error', frames: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return { name: error.name, message: safeMessage(error), frames }
}

function safeMessage(error: Error): string {
  if (isDatabaseError(error)) {
    const where = error.constraint ?? error.table
    return `The database refused with ${error.code}${where === undefined ? '' : ` at ${where}`}`
  }
  return error instanceof SyntaxError ? 'A text could not be parsed' : error.message
}

/** Of the driver: a SQLSTATE, and the words "Key (email)=(…) already exists" that must not leave here. */
function isDatabaseError(error: Error): error is Error & { code: string; constraint?: string; table?: string } {
  return 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) && 'severity' in error
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

function toDetails({ details }: AppError): FailureDetails {
  const { raw, retryAfterMs, ...rest } = details
  return {
    facts: Object.fromEntries(
      Object.entries(rest).flatMap(([name, value]) => {
        const fact = toFact(value)
        return fact === undefined ? [] : [[name, fact]]
      }),
    ),
    ...(typeof raw === 'string' && { rawError: raw }),
    ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
  }
}

function toFact(value: unknown): string | number | boolean | readonly string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : JSON.stringify(value)
}
