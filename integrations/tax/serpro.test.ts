import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { answerWith } from '#sandbox/testing/answer-with.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import { createSerpro, type SerproOptions } from './serpro.ts'
import type { TaxAuthority } from './tax-authority.ts'

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

/** What only this authority says and does, beside what the contract asks of all of them. */
describe('the Brazilian tax authority', () => {
  const create = (at: TestSandbox, changes: Partial<SerproOptions> = {}) =>
    createSerpro({ baseUrl: at.addresses.serpro, ...sandboxCredentials.serpro, ...changes })
  let sandbox: TestSandbox
  let authority: TaxAuthority
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    authority = create(sandbox)
  })
  afterEach(() => sandbox.control.clear('serpro'))
  afterAll(() => sandbox.close())
  const requestFor = (slug: string) => {
    const { taxId, birthDate } = people.find((one) => one.slug === slug)!
    return { taxId, birthDate, requestTag: 'tenor-contract-test' }
  }

  it('gives the registered name and the time stamp of the answer', async () => {
    const result = await authority.checkPerson(requestFor('sofia-long-name'))
    expect(result).toMatchObject({ outcome: 'found', name: 'MARIA SOFIA GONCALVES DE ARAUJO E VASCONCELOS DOS SANTOS CONCEICAO' })
    expect(result).toHaveProperty('stamp', expect.stringMatching(/^\S{20,}$/))
    expect(result).not.toHaveProperty('socialName')
  })

  it('gives the social name beside the registered one', async () => {
    await expect(authority.checkPerson(requestFor('ursula-social-name'))).resolves.toMatchObject({
      name: 'ULISSES PRATES MEDEIROS',
      socialName: 'URSULA PRATES MEDEIROS',
    })
  })

  it('marks an answer without every field as partial', async () => {
    await expect(authority.checkPerson(requestFor('vitor-partial-answer'))).resolves.toMatchObject({ outcome: 'found', partial: true })
  })

  it.each([
    ['fifteen', '2029-06-14T12:00:00Z'],
    ['seventeen', '2031-06-14T12:00:00Z'],
  ])('is told nothing about a minor of %s', async (_age, today) => {
    const then = await startTestSandbox({ now: () => Date.parse(today) })
    await expect(create(then).checkPerson(requestFor('hugo-minor'))).resolves.toEqual({ outcome: 'minor' })
    await then.close()
  })

  it('finds the same person grown up', async () => {
    const then = await startTestSandbox({ now: () => Date.parse('2031-06-15T12:00:00Z') })
    await expect(create(then).checkPerson(requestFor('hugo-minor'))).resolves.toMatchObject({ outcome: 'found' })
    await then.close()
  })

  it('sees that somebody regularised since', async () => {
    const later = await startTestSandbox()
    const client = create(later)
    await expect(client.checkPerson(requestFor('bruno-pending-regularisation'))).resolves.toMatchObject({
      standing: 'pending_regularisation',
    })
    await later.control.changePerson('bruno-pending-regularisation', { situation: '0' })
    await expect(client.checkPerson(requestFor('bruno-pending-regularisation'))).resolves.toMatchObject({ standing: 'regular' })
    await later.close()
  })

  it.each([403, 404] as const)('takes a gateway fault with status %d for our own mistake, never for a person not found', async (status) => {
    await sandbox.control.play('serpro', { scenario: 'gateway_fault', status })
    const error = await failureOf(authority.checkPerson(requestFor('ana-ordinary')))
    expect(error).toMatchObject({
      code: 'TAX_AUTHORITY_MISCONFIGURED',
      kind: 'refused',
      details: { httpStatus: status, providerCode: expect.stringMatching(/^9009\d\d$/) },
    })
  })

  it('takes a wrong path and a wrong secret for our own mistake', async () => {
    const astray = create(sandbox, { product: 'Consulta-CPF-DF' })
    expect(await failureOf(astray.checkPerson(requestFor('ana-ordinary')))).toMatchObject({ code: 'TAX_AUTHORITY_MISCONFIGURED' })
    const locked = create(sandbox, { consumerSecret: 'an old one' })
    expect(await failureOf(locked.checkPerson(requestFor('ana-ordinary')))).toMatchObject({
      code: 'TAX_AUTHORITY_MISCONFIGURED',
      details: { providerCode: 'invalid_client', httpStatus: 401 },
    })
  })

  it('asks for one token for many questions at once, and for a new one when its life is over', async () => {
    const clock = { now: Date.now() }
    const counted = await startTestSandbox({ now: () => clock.now })
    const client = create(counted, { now: () => clock.now })
    await Promise.all(['ana-ordinary', 'carla-suspended', 'davi-deceased'].map((slug) => client.checkPerson(requestFor(slug))))
    clock.now += 3_600_000
    await client.checkPerson(requestFor('ana-ordinary'))
    const asked = await counted.control.requests('serpro')
    expect(asked.filter((request) => request.path.endsWith('/token'))).toHaveLength(2)
    await counted.close()
  })

  it('uses a token with five seconds left once, and does not keep it', async () => {
    const fresh = await startTestSandbox()
    const client = create(fresh)
    await fresh.control.play('serpro', { scenario: 'short_token', remainingSeconds: 5 })
    await client.checkPerson(requestFor('ana-ordinary'))
    await client.checkPerson(requestFor('ana-ordinary'))
    const asked = await fresh.control.requests('serpro')
    expect(asked.filter((request) => request.path.endsWith('/token'))).toHaveLength(2)
    await fresh.close()
  })

  it('sends our reference for the invoice and asks for a time stamp', async () => {
    await authority.checkPerson(requestFor('ana-ordinary'))
    const [latest] = (await sandbox.control.requests('serpro')).slice(-1)
    expect(latest?.headers).toMatchObject({ 'x-request-tag': 'tenor-contract-test', 'x-signature': '1', accept: 'application/json' })
  })

  it('speaks version 2 where a gateway still offers it, and compares the birth date itself', async () => {
    const then = await startTestSandbox({ now: () => Date.parse('2026-09-30T12:00:00Z') })
    const older = create(then, { version: 'v2' })
    await expect(older.checkPerson(requestFor('ana-ordinary'))).resolves.toMatchObject({ standing: 'regular' })
    await expect(older.checkPerson({ ...requestFor('ana-ordinary'), birthDate: '1991-04-12' })).resolves.toEqual({ outcome: 'no_match' })
    await then.close()
    const now = await startTestSandbox({ now: () => Date.parse('2026-10-03T12:00:00Z') })
    expect(await failureOf(create(now, { version: 'v2' }).checkPerson(requestFor('ana-ordinary')))).toMatchObject({
      code: 'TAX_AUTHORITY_MISCONFIGURED',
    })
    await now.close()
  })
})
