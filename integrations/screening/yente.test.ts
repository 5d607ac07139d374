import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { fullNameOf } from '#sandbox/people/person.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { answerWith } from '#sandbox/testing/answer-with.ts'
import { failureOf } from '../http/transport-faults.contract.ts'
import type { Screening, ScreeningSubject } from './screening.ts'
import { createYente, type YenteOptions } from './yente.ts'

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

describe('screening by the lists that yente holds', () => {
  let sandbox: TestSandbox
  let screening: Screening
  const create = (changes: Partial<YenteOptions> = {}) =>
    createYente({ baseUrl: sandbox.addresses.yente, ...sandboxCredentials.yente, ...changes })
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    screening = create()
  })
  afterEach(() => sandbox.control.clear('yente'))
  afterAll(() => sandbox.close())

  const subjectFor = (slug: string): ScreeningSubject => {
    const person = people.find((one) => one.slug === slug)!
    return { name: fullNameOf(person), birthDate: person.birthDate, nationality: 'br', taxId: person.taxId }
  }

  it('names the version of the list and the algorithm that the service goes by', async () => {
    await expect(screening.screen(subjectFor('ana-ordinary'))).resolves.toMatchObject({
      algorithm: 'logic-v2',
      listVersion: '20260801080000-abc',
    })
    const [hit] = (await screening.screen(subjectFor('joao-near-match'))).hits
    expect(hit).toMatchObject({ entityId: 'NK-joao-carlos-pereira', datasets: ['xx_sanctions'], lastChange: '2026-05-04T04:00:00' })
  })

  it('tells a public official from a sanctioned person by the topic', async () => {
    const official = await screening.screen(subjectFor('katia-pep'))
    expect(official.hits[0]).toMatchObject({ score: 1, match: true, topics: ['role.pep'] })
    const sanctioned = await screening.screen(subjectFor('yuri-sanctioned'))
    expect(sanctioned.hits[0]).toMatchObject({ score: 1, match: true, topics: ['sanction'], countries: ['br', 'ru'] })
  })

  it('brings both hits that score the same', async () => {
    const { hits } = await screening.screen({ name: 'Antonio Bastos Melo', birthDate: '1980-01-01' })
    expect(hits.map((hit) => hit.entityId).sort()).toEqual(['NK-antonio-melo-1', 'NK-antonio-melo-2'])
    expect(hits[0]!.score).toBe(hits[1]!.score)
  })

  it('leaves out a hit that was cleared, by its own id and by one that was merged into it', async () => {
    const subject = subjectFor('joao-near-match')
    expect((await screening.screen(subject, { excludeEntityIds: ['NK-joao-carlos-pereira'] })).hits).toEqual([])
    expect((await screening.screen(subject, { excludeEntityIds: ['xx-sanctions-0417'] })).hits).toEqual([])
  })

  it('reads the bare scores of an older server too', async () => {
    await sandbox.control.play('yente', { scenario: 'features_instead_of_explanations' })
    const { hits } = await screening.screen(subjectFor('joao-near-match'))
    expect(hits[0]!.explanations).toContainEqual({ feature: 'dob_year_disjoint', score: -0.15 })
  })

  it('looks only for the topics that it was told to', async () => {
    const sanctionsOnly = create({ topics: ['sanction'] })
    expect((await sanctionsOnly.screen(subjectFor('katia-pep'))).hits).toEqual([])
    expect((await sanctionsOnly.screen(subjectFor('yuri-sanctioned'))).hits).toHaveLength(1)
  })

  it('is unavailable while the index is loading', async () => {
    await sandbox.control.play('yente', { scenario: 'index_not_ready' })
    expect(await failureOf(screening.screen(subjectFor('ana-ordinary')))).toMatchObject({
      code: 'SCREENING_DOWN',
      details: { httpStatus: 503 },
    })
  })

  it('says that a data set of ours does not exist, and that an algorithm is unknown', async () => {
    expect(await failureOf(create({ dataset: 'nowhere' }).screen(subjectFor('ana-ordinary')))).toMatchObject({
      code: 'SCREENING_MISCONFIGURED',
      details: { raw: 'the service has no data set nowhere' },
    })
    expect(await failureOf(create({ algorithm: 'guess' }).screen(subjectFor('ana-ordinary')))).toMatchObject({
      code: 'SCREENING_REFUSED',
      details: { httpStatus: 400, raw: 'Invalid algorithm: guess' },
    })
  })
})
