import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WatchListSource } from '#integrations/screening/watch-list.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
beforeEach(async () => {
  // Each test has its own customers and its own lists.
  await bench.owner.db.raw(`update party set standing = 'applicant' where standing = 'customer'`)
  await bench.owner.db.raw(`truncate watch_list, rescreening`)
})
afterEach(() => bench.sandbox.control.clear('ofac'))
afterAll(() => bench.close())

const night = { process: 'watchListNight', provider: 'ofac' }
const fetchList = () => bench.run('fetchWatchList', night)
const rescreen = (version: string) => bench.run('rescreenCustomers', { ...night, version })
const reviewsOf = (partyId: string) => bench.store.db('case').where({ process: 'rescreening', party_id: partyId })

async function customer(slug: string) {
  const application = await openTestApplication(bench, slug)
  await bench.run('recordCustomer', { caseId: application.onboardingCaseId, riskTier: 'low' })
  return application
}

describe('a published list', () => {
  it('is kept once, under the hash of what it says', async () => {
    const first = await fetchList()
    expect(first).toEqual({ version: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), parties: 4, isNew: true })
    expect(await fetchList()).toEqual({ ...first, isNew: false })
    expect(await bench.store.db('watch_list')).toHaveLength(1)
  })

  it('is another version when somebody was added', async () => {
    const { version } = await fetchList()
    await bench.sandbox.control.play('ofac', { scenario: 'next_publication' })
    const next = await fetchList()
    expect(next.isNew).toBe(true)
    expect(next.version).not.toBe(version)
  })

  it.each([
    ['is down', { scenario: 'down' }],
    ['sends half a file', { scenario: 'malformed' }],
    ['sends files of two days', { scenario: 'mixed_days' }],
  ] as const)('stays as it was where the publisher %s', async (_what, scenario) => {
    const { version } = await fetchList()
    await bench.sandbox.control.play('ofac', scenario)
    await expect(fetchList()).rejects.toMatchObject({ type: 'SCREENING_DOWN' })
    const kept = await bench.store.db('watch_list').select('version')
    expect(kept).toEqual([{ version }])
  })

  it('is not taken over when it lost many of its names at once', async () => {
    await fetchList()
    const shrunk: WatchListSource = {
      provider: 'ofac',
      fetch: async () => ({ version: 'sha256:x', parties: 3, content: new Uint8Array(1) }),
    }
    await expect(bench.run('fetchWatchList', night, { watchLists: { ofac: shrunk } })).rejects.toMatchObject({ type: 'WATCH_LIST_SHRUNK' })
  })

  it('is there for screening, and nothing is screened before there is one', async () => {
    const application = await openTestApplication(bench, 'yuri-sanctioned')
    const question = { caseId: application.onboardingCaseId, provider: 'ofac' }
    await expect(bench.run('screenPerson', { ...question, attempt: 1 })).rejects.toMatchObject({ type: 'SCREENING_DOWN' })
    const { version } = await fetchList()
    expect(await bench.run('screenPerson', { ...question, attempt: 2 })).toMatchObject({
      hits: 1,
      topics: ['sanction'],
      listVersion: version,
    })
  })
})

describe('re-screening of customers', () => {
  it('opens a review for whom the list may name, for nobody else, and once', async () => {
    const [ana, joao] = [await customer('ana-ordinary'), await customer('joao-near-match')]
    const { version } = await fetchList()
    expect(await rescreen(version)).toEqual({ screened: 2, reviews: 1, isDone: true })
    expect(await rescreen(version)).toEqual({ screened: 0, reviews: 0, isDone: true })
    expect(await reviewsOf(ana.partyId)).toHaveLength(0)
    const [review] = await reviewsOf(joao.partyId)
    expect(review).toMatchObject({
      parent_case_id: null,
      reference: expect.stringMatching(/^L-\d+-RS$/),
      application_id: joao.applicationId,
    })
    expect(await bench.store.db('outbox').where({ case_id: review!.id, kind: 'start_case' })).toHaveLength(1)
  })

  it('finds who was put on the list since, and leaves those alone who are not customers', async () => {
    const [paula, nobody] = [await customer('paula-medium-score'), await openTestApplication(bench, 'yuri-sanctioned')]
    expect(await rescreen((await fetchList()).version)).toMatchObject({ screened: 1, reviews: 0 })
    await bench.sandbox.control.play('ofac', { scenario: 'next_publication' })
    expect(await rescreen((await fetchList()).version)).toMatchObject({ screened: 1, reviews: 1 })
    expect(await reviewsOf(paula.partyId)).toHaveLength(1)
    expect(await reviewsOf(nobody.partyId)).toHaveLength(0)
  })

  it('opens no second review while one is open', async () => {
    const joao = await customer('joao-near-match')
    await rescreen((await fetchList()).version)
    await bench.sandbox.control.play('ofac', { scenario: 'next_publication' })
    expect(await rescreen((await fetchList()).version)).toMatchObject({ screened: 1, reviews: 0 })
    const [review, ...others] = await reviewsOf(joao.partyId)
    expect(others).toEqual([])
    expect(await bench.store.db('rescreening').where({ party_id: joao.partyId }).select('case_id', 'hits')).toEqual([
      { case_id: review!.id, hits: 1 },
      { case_id: review!.id, hits: 1 },
    ])
  })

  it('asks nobody again about what was cleared, until the list says something else of it', async () => {
    const joao = await customer('joao-near-match')
    await fetchList()
    const question = { caseId: joao.onboardingCaseId, provider: 'ofac', attempt: 1 }
    const { screeningId } = await bench.run('screenPerson', question)
    const decision = { caseId: joao.onboardingCaseId, screeningId, decision: 'clear', reasons: ['other_birth_date'] }
    await bench.run('recordScreeningDecision', decision)
    expect(await rescreen((await fetchList()).version)).toMatchObject({ screened: 1, reviews: 0 })
    await bench.owner.db.raw(`update cleared_entity set last_change = 'before'`)
    await bench.sandbox.control.play('ofac', { scenario: 'next_publication' })
    expect(await rescreen((await fetchList()).version)).toMatchObject({ screened: 1, reviews: 1 })
  })
})
