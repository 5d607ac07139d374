import type { CaseEvent, Problem } from '../generated/api.ts'

/** What went wrong, in the words of the API; `status` 0 where nobody answered. */
export class DeskProblem extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'DeskProblem'
    this.problem = problem
  }

  get status(): number {
    return this.problem.status
  }

  get code(): string {
    return this.problem.code
  }
}

/** Brings whatever a request threw into one shape. The generated client throws the response, with the body under `error`. */
export function toDeskProblem(thrown: unknown): DeskProblem {
  if (thrown instanceof DeskProblem) return thrown
  if (isResponse(thrown)) return new DeskProblem(isProblem(thrown.error) ? thrown.error : unreadable(thrown))
  return new DeskProblem({
    type: 'about:blank',
    title: 'The server cannot be reached',
    status: 0,
    detail: 'Check the connection and try again. Nothing that you typed is lost.',
    code: 'NOT_REACHED',
    requestId: '',
  })
}

/** Whether the same request may simply be sent again: nobody answered, or whoever answers was away. */
export function isPassing({ problem }: DeskProblem): boolean {
  return problem.status === 0 || problem.status === 502 || problem.status === 503 || problem.status === 504 || problem.status === 429
}

/** What changed since the page was loaded, where an order came too late. */
export function staleChanges({ problem }: DeskProblem): CaseEvent[] | undefined {
  if (problem.code !== 'STALE_ORDER') return undefined
  const changes = problem.facts?.['changes']
  return Array.isArray(changes) ? (changes as CaseEvent[]) : []
}

/** Field by field, where the request itself was refused. */
export function refusedFields({ problem }: DeskProblem): { field: string; rule: string }[] {
  const fields = problem.facts?.['fields']
  return problem.code === 'REQUEST_MALFORMED' && Array.isArray(fields) ? (fields as { field: string; rule: string }[]) : []
}

function unreadable({ status }: { status: number }): Problem {
  return {
    type: 'about:blank',
    title: 'The server answered something that the desk does not understand',
    status,
    detail: 'Try again. If it happens again, load the page anew.',
    code: 'ANSWER_UNREADABLE',
    requestId: '',
  }
}

function isResponse(thrown: unknown): thrown is { status: number; error: unknown } {
  return typeof thrown === 'object' && thrown !== null && 'status' in thrown && 'error' in thrown
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body
}
