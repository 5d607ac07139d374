import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { latestScreening } from '#db/screenings/find-screening.ts'
import type { Screening, ScreeningHit } from '#integrations/screening/screening.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication, type TestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterEach(() => bench.sandbox.control.clear('yente'))
afterAll(() => bench.close())

const questionOf = (application: TestApplication, attempt = 1) => ({ caseId: application.onboardingCaseId, provider: 'yente', attempt })

async function screen(slug: string) {
  const application = await openTestApplication(bench, slug)
  return { application, check: await bench.run('screenPerson', questionOf(application)) }
}

describe('screening', () => {
  it('finds nobody for an ordinary person, on a list whose version is named', async () => {
    const { check } = await screen('ana-ordinary')
    expect(check).toEqual({
      screeningId: expect.any(String),
      hits: 0,
      topics: [],
      highestScore: '0',
      listVersion: expect.stringMatching(/\S/),
      algorithm: 'logic-v2',
    })
  })

  it.each([
    ['joao-near-match', 'sanction'],
    ['katia-pep', 'role.pep'],
    ['yuri-sanctioned', 'sanction'],
  ])('finds %s by topic', async (slug, topic) => {
    const { application, check } = await screen(slug)
    expect(check.hits).toBeGreaterThan(0)
    expect(check.topics).toContain(topic)
    expect(Number(check.highestScore)).toBeGreaterThanOrEqual(0.7)
    const kept = await latestScreening(bench.store, application.onboardingCaseId)
    expect(kept).toMatchObject({ id: check.screeningId, threshold: 0.7, decision: null })
    expect(kept!.hits[0]).toMatchObject({
      caption: expect.stringMatching(/\S/),
      explanations: expect.arrayContaining([expect.objectContaining({ feature: expect.any(String) })]),
    })
  })

  it('keeps the hit sealed: it names the person whom it may be', async () => {
    const { check } = await screen('yuri-sanctioned')
    const rows: { content: Buffer }[] = await bench.store.db('screening_hit').where({ screening_id: check.screeningId })
    for (const row of rows) expect(row.content.toString('latin1')).not.toMatch(/yuri/i)
  })

  it('asks once an attempt, and makes one screening of one answer', async () => {
    const { application, check } = await screen('katia-pep')
    await bench.sandbox.control.play('yente', { scenario: 'down' })
    expect(await bench.run('screenPerson', questionOf(application))).toEqual(check)
    await expect(bench.run('screenPerson', questionOf(application, 2))).rejects.toMatchObject({ type: 'SCREENING_DOWN' })
    expect(await bench.store.db('screening').where({ case_id: application.onboardingCaseId })).toHaveLength(1)
  })
})

describe('a hit that was cleared', () => {
  const decide = (application: TestApplication, screeningId: string | null, decision: string) =>
    bench.run('recordScreeningDecision', { caseId: application.onboardingCaseId, screeningId, decision, reasons: ['other_birth_date'] })

  it('is shown and does not come back while the entity is the same', async () => {
    const { application, check } = await screen('joao-near-match')
    await decide(application, check.screeningId, 'clear')
    await decide(application, check.screeningId, 'clear')
    const again = await bench.run('screenPerson', questionOf(application, 2))
    expect(again).toMatchObject({ hits: 0, topics: [], highestScore: '0' })
    const kept = await latestScreening(bench.store, application.onboardingCaseId)
    expect(kept!.hits.map((hit) => hit.clearedBefore)).toContain(true)
    const decided = await bench.store.db('screening').where({ id: check.screeningId }).first()
    expect(decided).toMatchObject({ decision: 'clear', decision_reasons: ['other_birth_date'] })
  })

  it('comes back when the entity changed, and when nobody can tell whether it did', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const hit: ScreeningHit = {
      entityId: 'Q1',
      caption: 'Ana M.',
      score: 0.9,
      match: true,
      topics: ['role.pep'],
      datasets: ['x'],
      birthDates: [],
      countries: [],
      explanations: [],
    }
    const list = (lastChange?: string): Record<string, Screening> => ({
      yente: {
        provider: 'yente',
        screen: async () => ({
          algorithm: 'a',
          threshold: 0.7,
          listVersion: '1',
          hits: [{ ...hit, ...(lastChange !== undefined && { lastChange }) }],
        }),
      },
    })
    const screenBy = (attempt: number, lastChange?: string) =>
      bench.run('screenPerson', questionOf(application, attempt), { screening: list(lastChange) })
    const first = await screenBy(1, '2026-01-01')
    await decide(application, first.screeningId, 'clear')
    expect((await screenBy(2, '2026-01-01')).hits).toBe(0)
    expect((await screenBy(3, '2026-06-01')).hits).toBe(1)
    const unversioned = await screenBy(4)
    await decide(application, unversioned.screeningId, 'clear')
    expect((await screenBy(5)).hits).toBe(1)
  })

  it('of one person says nothing about another', async () => {
    const { application, check } = await screen('joao-near-match')
    await decide(application, check.screeningId, 'clear')
    expect((await screen('joao-near-match')).check.hits).toBe(check.hits)
  })

  it('is not what an acknowledged politically exposed person is', async () => {
    const { application, check } = await screen('katia-pep')
    await decide(application, check.screeningId, 'acknowledge')
    expect((await bench.run('screenPerson', questionOf(application, 2))).hits).toBe(check.hits)
  })

  it('needs a decision that exists and a screening that is there', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    await expect(decide(application, null, 'ignore')).rejects.toMatchObject({ type: 'DECISION_UNKNOWN' })
    await expect(decide(application, application.loanCaseId, 'clear')).rejects.toMatchObject({ type: 'SCREENING_NOT_FOUND' })
    await decide(application, null, 'clear')
  })
})

describe('a hit below the threshold', () => {
  it('is kept and asks nobody', async () => {
    const application = await openTestApplication(bench, 'ana-ordinary')
    const weak: Screening = {
      provider: 'yente',
      screen: async () => ({
        algorithm: 'a',
        threshold: 0.7,
        listVersion: '1',
        hits: [
          {
            entityId: 'Q2',
            caption: 'A. M.',
            score: 0.5,
            match: false,
            topics: ['sanction'],
            datasets: [],
            birthDates: [],
            countries: [],
            explanations: [],
          },
        ],
      }),
    }
    expect(await bench.run('screenPerson', questionOf(application), { screening: { yente: weak } })).toMatchObject({
      hits: 0,
      highestScore: '0',
    })
    expect((await latestScreening(bench.store, application.onboardingCaseId))!.hits).toHaveLength(1)
  })
})
