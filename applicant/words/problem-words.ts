import type { Failure } from '../server/request-failed.ts'
import type { Words } from './words.ts'

type RefusedCode = keyof Words['problems']['refused']
export type ProblemWords = { title: string; do: string; requestId?: string }

/** What happened and the way out, in the applicant's words. A code that we have no words for is told as a failure of ours, never shown. */
export function problemWords(words: Words, failure: Failure): ProblemWords {
  const { problems } = words
  if (failure.kind === 'unreachable') return problems.unreachable
  const { code, requestId } = failure.problem
  if (isRefusedCode(words, code)) return problems.refused[code]
  return { ...problems.internal, ...(requestId !== '' && { requestId: problems.requestId(requestId) }) }
}

export function isRefusedCode(words: Words, code: string): code is RefusedCode {
  return Object.hasOwn(words.problems.refused, code)
}
