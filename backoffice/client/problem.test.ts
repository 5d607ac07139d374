import { describe, expect, it } from 'vitest'
import { isPassing, refusedFields, staleChanges, toDeskProblem } from './problem.ts'

const answer = (status: number, error: unknown) => ({ ok: false, status, error })
const problem = (code: string, facts?: Record<string, unknown>) => ({
  type: 'https://tenor.example/docs',
  title: 'The case has changed',
  status: 409,
  detail: 'Look again.',
  code,
  requestId: 'r-1',
  ...(facts && { facts }),
})

describe('what went wrong', () => {
  it('is told in the words of the API', () => {
    const found = toDeskProblem(answer(409, problem('STALE_ORDER')))
    expect([found.message, found.code, found.status, found.problem.detail]).toEqual([
      'The case has changed',
      'STALE_ORDER',
      409,
      'Look again.',
    ])
  })

  it('is a server out of reach where nobody answered', () => {
    expect(toDeskProblem(new TypeError('Failed to fetch')).code).toBe('NOT_REACHED')
  })

  it('is an answer that nobody understands where a proxy wrote the page', () => {
    const found = toDeskProblem(answer(502, new SyntaxError('Unexpected token <')))
    expect([found.code, found.status]).toEqual(['ANSWER_UNREADABLE', 502])
  })

  it('stays itself', () => {
    const found = toDeskProblem(answer(409, problem('STALE_ORDER')))
    expect(toDeskProblem(found)).toBe(found)
  })
})

describe('sending again', () => {
  const statuses: [status: number, passing: boolean][] = [
    [400, false],
    [403, false],
    [409, false],
    [422, false],
    [429, true],
    [500, false],
    [502, true],
    [503, true],
    [504, true],
  ]
  it.each(statuses)('after %d helps: %s', (status, passing) => {
    expect(isPassing(toDeskProblem(answer(status, { ...problem('X'), status })))).toBe(passing)
  })

  it('helps where nobody answered', () => {
    expect(isPassing(toDeskProblem(new TypeError('Failed to fetch')))).toBe(true)
  })
})

describe('an order that came too late', () => {
  it('brings what changed in between', () => {
    const changes = [{ sequence: 13, sentence: 'Tax authority: attempt 2 began.' }]
    expect(staleChanges(toDeskProblem(answer(409, problem('STALE_ORDER', { changes }))))).toEqual(changes)
    expect(staleChanges(toDeskProblem(answer(409, problem('STALE_ORDER'))))).toEqual([])
  })

  it('is no other conflict', () => {
    expect(staleChanges(toDeskProblem(answer(409, problem('CASE_ENDED', { changes: [] }))))).toBeUndefined()
  })
})

it('names the fields of a request that was refused', () => {
  const fields = [{ field: 'values.taxId', rule: 'a valid CPF' }]
  expect(refusedFields(toDeskProblem(answer(400, problem('REQUEST_MALFORMED', { fields }))))).toEqual(fields)
  expect(refusedFields(toDeskProblem(answer(400, problem('OTHER', { fields }))))).toEqual([])
})
