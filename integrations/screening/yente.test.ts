import { expect, it } from 'vitest'
import { answerWith } from '#sandbox/testing/answer-with.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { createYente } from './yente.ts'

it.each([
  [1, 'answered'],
  [2, 'PROVIDER_ANSWER_UNEXPECTED'],
])('an answer with one hit of %d is %s: a hit that was cut off must not look like none', async (matches, outcome) => {
  const result = { id: 'NK-1', caption: 'A', properties: {}, datasets: [], score: 0.9, match: true, explanations: {} }
  const stand = await answerWith(({ path }) =>
    path === '/catalog'
      ? { status: 200, body: { datasets: [{ name: 'default', version: '1' }] } }
      : { status: 200, body: { responses: { subject: { status: 200, results: [result], total: { value: matches } } } } },
  )
  const screened = createYente(stand).screen({ name: 'A', birthDate: '1990-01-01' })
  const seen = outcome === 'answered' ? screened.then(() => 'answered') : failureOf(screened).then((error) => error.code)
  await expect(seen).resolves.toBe(outcome)
  await stand.close()
})
