import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { people } from '#sandbox/people/people.ts'
import { fullNameOf } from '#sandbox/people/person.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { describeTransportFaults } from '../http/transport-faults.contract.ts'
import type { Screening, ScreeningSubject } from './screening.ts'
import { createOfacSource } from './ofac/fetch-list.ts'
import { readSdnList, type SdnList } from './ofac/read-list.ts'
import { createOfac } from './ofac.ts'
import { createYente } from './yente.ts'

type ClientChanges = { baseUrl?: string; timeoutMs?: number }
type Vendor = 'yente' | 'ofac'

/** Another vendor joins by one line. */
const vendors: Record<Vendor, (sandbox: TestSandbox, changes?: ClientChanges) => Screening> = {
  yente: (sandbox, changes) => createYente({ baseUrl: sandbox.addresses.yente, ...sandboxCredentials.yente, ...changes }),
  ofac: (sandbox, { baseUrl, ...changes } = {}) => {
    const source = createOfacSource({ baseUrl: `${baseUrl ?? sandbox.addresses.ofac}/exports`, ...changes })
    let list: SdnList
    return createOfac({
      newestVersion: async (options) => {
        list = readSdnList(await source.fetch(options))
        return list.version
      },
      readList: async () => list,
    })
  },
}

describe.each(Object.entries(vendors))('screening by %s', (name, create) => {
  const vendor = name as Vendor
  let sandbox: TestSandbox
  let screening: Screening
  beforeAll(async () => {
    sandbox = await startTestSandbox()
    screening = create(sandbox)
  })
  afterEach(() => sandbox.control.clear(vendor))
  afterAll(() => sandbox.close())

  const subjectFor = (slug: string): ScreeningSubject => {
    const person = people.find((one) => one.slug === slug)!
    return { name: fullNameOf(person), birthDate: person.birthDate, nationality: 'br', taxId: person.taxId }
  }

  it('finds nothing about an ordinary person, and says in which list it looked and how', async () => {
    await expect(screening.screen(subjectFor('ana-ordinary'))).resolves.toEqual({
      algorithm: expect.stringMatching(/^[a-z]\S+$/),
      threshold: 0.7,
      listVersion: expect.stringMatching(/^\S{10,}$/),
      hits: [],
    })
  })

  it('names the same list by the same version', async () => {
    const [first, second] = [await screening.screen(subjectFor('ana-ordinary')), await screening.screen(subjectFor('katia-pep'))]
    expect(first.listVersion).toBe(second.listVersion)
  })

  it('brings a near-match with the explanation that the birth years differ', async () => {
    const { hits } = await screening.screen(subjectFor('joao-near-match'))
    expect(hits).toHaveLength(1)
    expect(hits[0]).toMatchObject({
      match: true,
      topics: ['sanction'],
      birthDates: ['1961-03-02'],
      countries: ['br'],
      lastChange: expect.stringMatching(/^\S+$/),
    })
    expect(hits[0]!.score).toBeCloseTo(0.85, 5)
    expect(hits[0]!.explanations).toContainEqual({ feature: 'dob_year_disjoint', score: -0.15, detail: '1988-07-19 is not 1961-03-02' })
  })

  it('finds a sanctioned person for sure, however the case and the accents are', async () => {
    const { name: written, ...subject } = subjectFor('yuri-sanctioned')
    for (const name of [written, written.toUpperCase()]) {
      const { hits } = await screening.screen({ name, ...subject })
      expect(hits[0]).toMatchObject({ score: 1, match: true, topics: ['sanction'], countries: ['br', 'ru'] })
    }
  })

  it('finds somebody of whom the list knows no birth date', async () => {
    const { hits } = await screening.screen({ name: 'Antonio Bastos Melo', birthDate: '1980-01-01' })
    expect(hits.length).toBeGreaterThan(0)
    expect(hits[0]).toMatchObject({ match: true, birthDates: [] })
  })

  it('leaves out a hit that was cleared, also among more of them than one question may name', async () => {
    const subject = subjectFor('joao-near-match')
    const [{ entityId } = { entityId: '' }] = (await screening.screen(subject)).hits
    expect((await screening.screen(subject, { excludeEntityIds: [entityId] })).hits).toEqual([])
    const cleared = [...Array.from({ length: 60 }, (_, index) => `cleared-${index}`), entityId]
    expect((await screening.screen(subject, { excludeEntityIds: cleared })).hits).toEqual([])
  })

  describeTransportFaults(
    () => ({
      connect: (changes) => {
        const client = create(sandbox, changes)
        return (options) => client.screen(subjectFor('katia-pep'), options)
      },
      play: (order) => sandbox.control.play(vendor, order),
      clear: () => sandbox.control.clear(vendor),
    }),
    {
      down: 'SCREENING_DOWN',
      misconfigured: 'SCREENING_MISCONFIGURED',
      access: 'key',
      personalData: ['Valadares', '1974-05-21', '11122234287'],
    },
  )
})
