import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { fullNameOf } from '#sandbox/people/person.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { describeTransportFaults, failureOf } from '../http/transport-faults.contract.ts'
import type { Screening, ScreeningSubject } from './screening.ts'
import { createYente, type YenteOptions } from './yente.ts'

type ClientChanges = Partial<Pick<YenteOptions, 'algorithm' | 'apiKey' | 'baseUrl' | 'timeoutMs' | 'dataset' | 'topics'>>

/** Another vendor joins by one line. */
const vendors: [name: string, create: (sandbox: TestSandbox, changes?: ClientChanges) => Screening][] = [
  ['yente', (sandbox, changes) => createYente({ baseUrl: sandbox.addresses.yente, ...sandboxCredentials.yente, ...changes })],
]

describe.each(vendors)('screening by %s', (_vendor, create) => {
  let sandbox: TestSandbox
  let screening: Screening
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    screening = create(sandbox)
  })
  afterEach(() => sandbox.control.clear('yente'))
  afterAll(() => sandbox.close())

  const subjectFor = (slug: string): ScreeningSubject => {
    const person = people.find((one) => one.slug === slug)!
    return { name: fullNameOf(person), birthDate: person.birthDate, nationality: 'br', taxId: person.taxId }
  }

  it('finds nothing about an ordinary person, and says in which list it looked and how', async () => {
    await expect(screening.screen(subjectFor('ana-ordinary'))).resolves.toEqual({
      algorithm: 'logic-v2',
      threshold: 0.7,
      listVersion: '20260801080000-abc',
      hits: [],
    })
  })

  it('brings a near-match with the explanation that the birth years differ', async () => {
    const { hits } = await screening.screen(subjectFor('joao-near-match'))
    expect(hits).toHaveLength(1)
    expect(hits[0]).toMatchObject({
      entityId: 'NK-joao-carlos-pereira',
      match: true,
      topics: ['sanction'],
      birthDates: ['1961-03-02'],
      countries: ['br'],
      datasets: ['xx_sanctions'],
      lastChange: '2026-05-04T04:00:00',
    })
    expect(hits[0]!.score).toBeCloseTo(0.85, 5)
    expect(hits[0]!.explanations).toContainEqual({ feature: 'dob_year_disjoint', score: -0.15, detail: '1988-07-19 is not 1961-03-02' })
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

  it('leaves out cleared hits beyond the number that one question may name', async () => {
    const cleared = [...Array.from({ length: 60 }, (_, index) => `NK-cleared-${index}`), 'NK-joao-carlos-pereira']
    expect((await screening.screen(subjectFor('joao-near-match'), { excludeEntityIds: cleared })).hits).toEqual([])
  })

  it('reads the bare scores of an older server too', async () => {
    await sandbox.control.play('yente', { scenario: 'features_instead_of_explanations' })
    const { hits } = await screening.screen(subjectFor('joao-near-match'))
    expect(hits[0]!.explanations).toContainEqual({ feature: 'dob_year_disjoint', score: -0.15 })
  })

  it('looks only for the topics that it was told to', async () => {
    const sanctionsOnly = create(sandbox, { topics: ['sanction'] })
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
    expect(await failureOf(create(sandbox, { dataset: 'nowhere' }).screen(subjectFor('ana-ordinary')))).toMatchObject({
      code: 'SCREENING_MISCONFIGURED',
      details: { raw: 'the service has no data set nowhere' },
    })
    expect(await failureOf(create(sandbox, { algorithm: 'guess' }).screen(subjectFor('ana-ordinary')))).toMatchObject({
      code: 'SCREENING_REFUSED',
      details: { httpStatus: 400, raw: 'Invalid algorithm: guess' },
    })
  })

  describeTransportFaults(
    () => ({
      call: (options, client) => create(sandbox, client).screen(subjectFor('katia-pep'), options),
      play: (order) => sandbox.control.play('yente', order),
      clear: () => sandbox.control.clear('yente'),
    }),
    {
      down: 'SCREENING_DOWN',
      misconfigured: 'SCREENING_MISCONFIGURED',
      access: 'key',
      personalData: ['Valadares', '1974-05-21', '11122234287'],
    },
  )
})
