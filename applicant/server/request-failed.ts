import type { Problem } from '../generated/api.ts'

/** What became of a request that brought nothing: the server refused it with a reason, or no answer came. */
export type Failure = { kind: 'refused'; problem: Problem } | { kind: 'unreachable' }

export class RequestFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.kind === 'refused' ? failure.problem.code : 'no answer', options)
    this.name = 'RequestFailed'
    this.failure = failure
  }
}

/** The stable code of a refusal; undefined for everything else. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof RequestFailed && error.failure.kind === 'refused' ? error.failure.problem.code : undefined
}

export function isRefusedBy(failure: Failure | undefined, code: string): boolean {
  return failure?.kind === 'refused' && failure.problem.code === code
}

/** What is wrong, whatever was thrown: an error of our own is told like a failure of the server, whose id it lacks. */
export function toFailure(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure
  const problem: Problem = { code: 'INTERNAL', detail: '', requestId: '', status: 500, title: '', type: '' }
  return { kind: 'refused', problem }
}
