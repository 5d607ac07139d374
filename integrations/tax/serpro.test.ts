import { expect, it } from 'vitest'
import { answerWith } from '#sandbox/testing/answer-with.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { createSerpro } from './serpro.ts'

const person = { ni: '40442820135', nome: 'ANA', situacao: { codigo: '0', descricao: 'Regular' } }

const answers: [what: string, answer: { status: number; body: unknown }, code: string][] = [
  ['the data of somebody else', { status: 200, body: { ...person, ni: '63017285995' } }, 'PROVIDER_ANSWER_UNEXPECTED'],
  [
    'a situation that nobody knows yet',
    { status: 200, body: { ...person, situacao: { codigo: '7', descricao: '?' } } },
    'PROVIDER_ANSWER_UNEXPECTED',
  ],
  ['a 404 that is the page of a proxy', { status: 404, body: '<html>Not Found</html>' }, 'TAX_AUTHORITY_MISCONFIGURED'],
  ['a redirect', { status: 302, body: '' }, 'TAX_AUTHORITY_MISCONFIGURED'],
]
it.each(answers)('takes %s for no answer about the person', async (_what, answer, code) => {
  const stand = await answerWith(({ path }) => (path === '/token' ? { status: 200, body: { access_token: 't', expires_in: 100 } } : answer))
  const authority = createSerpro({ ...stand, consumerKey: 'k', consumerSecret: 's' })
  const error = await failureOf(authority.checkPerson({ taxId: person.ni, birthDate: '1970-11-14', requestTag: 'x' }))
  expect(error.code).toBe(code)
  expect(JSON.stringify(error.details)).not.toMatch(/40442820135|63017285995|ANA/)
  await stand.close()
})

it('takes a 404 without a text for no match: the authority does not document one', async () => {
  const stand = await answerWith(({ path }) =>
    path === '/token' ? { status: 200, body: { access_token: 't', expires_in: 100 } } : { status: 404, body: '' },
  )
  const authority = createSerpro({ ...stand, consumerKey: 'k', consumerSecret: 's' })
  await expect(authority.checkPerson({ taxId: person.ni, birthDate: '1970-11-14', requestTag: 'x' })).resolves.toEqual({
    outcome: 'no_match',
  })
  await stand.close()
})
