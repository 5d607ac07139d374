import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { latestAnswer } from '#db/answers/find-answer.ts'
import { latestOffer } from '#db/offers/find-offer.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import { priceProductOffer } from '#domain/offer/price-product-offer.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication, type TestOpening } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterEach(() => bench.sandbox.control.clear('bureau'))
afterAll(() => bench.close())

const pulls = async () => (await bench.sandbox.control.requests('bureau')).map((one) => one.headers['idempotency-key'])

describe('the report of the bureau', () => {
  it.each([
    ['ana-ordinary', { outcome: 'hit', score: 812, monthlyObligationsMinor: 45_000, openDefaults: 0 }],
    ['marina-frozen-bureau', { outcome: 'frozen' }],
    ['otavio-no-hit', { outcome: 'no_hit' }],
  ])('of %s', async (slug, check) => {
    const { loanCaseId: caseId } = await openTestApplication(bench, slug)
    expect(await bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 1 })).toEqual(check)
  })

  it('is pulled once, although the reply to the first pull was lost', async () => {
    const { loanCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary')
    await bench.sandbox.control.play('bureau', { scenario: 'reply_lost_after_commit', times: 1 })
    await expect(bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 1 })).rejects.toMatchObject({ type: 'BUREAU_DOWN' })
    await bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 2 })
    expect((await pulls()).slice(-2)).toEqual([`${caseId}:1`, `${caseId}:1`])
  })

  it('serves every later attempt while it is fresh, and is pulled anew under another reference after 30 days', async () => {
    const { loanCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary')
    const first = await bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 1 })
    const before = await pulls()
    expect(await bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 2 })).toEqual(first)
    expect(await pulls()).toEqual(before)
    const later = () => new Date(Date.now() + 31 * 86_400_000).toISOString()
    await bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 3 }, { clock: later })
    expect((await pulls()).at(-1)).toBe(`${caseId}:2`)
  })

  it('is not pulled without consent', async () => {
    const { loanCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary', { consents: ['tax_authority'] })
    const before = await pulls()
    await expect(bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 1 })).rejects.toMatchObject({
      type: 'CONSENT_MISSING',
    })
    expect(await pulls()).toEqual(before)
  })

  it('is kept whole and sealed; beside it stand codes, and no score', async () => {
    const { loanCaseId: caseId } = await openTestApplication(bench, 'lucas-low-score')
    await bench.run('pullBureauReport', { caseId, provider: 'bureau', attempt: 1 })
    const kept = await latestAnswer<{ keyFactors: unknown[] }>(bench.store, { caseId, step: 'bureauReport' })
    expect(kept).toMatchObject({
      provider: 'bureau',
      summary: { outcome: 'hit', reportId: expect.any(String), scoreModel: 'Sandbox Score 3' },
    })
    expect(kept!.summary).not.toHaveProperty('score')
    expect(kept!.content.keyFactors.length).toBeGreaterThan(0)
  })
})

const known = { taxStanding: 'regular', riskTier: 'low' } as const
const goodFile = { outcome: 'hit', score: 812, monthlyObligationsMinor: 45_000, openDefaults: 0 } as const
const requested = { amountMinor: 500_000, termMonths: 12 }

describe('the decision by policy', () => {
  async function decide(opening: TestOpening, changed: { bureau?: typeof goodFile | { outcome: 'frozen' }; riskTier?: 'high' } = {}) {
    const { loanCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary', opening)
    const input = { caseId, ...known, bureau: goodFile, requested, ...changed }
    return { caseId, decision: await bench.run('decideByPolicy', input, { businessDate: () => '2026-11-23' }) }
  }

  it('approves a good application', async () => {
    expect((await decide({})).decision).toEqual({ outcome: 'approved' })
  })

  it.each([
    ['who is 18 tomorrow', { birthDate: '2008-11-24' }, ['under_age']],
    ['who is 81 at the last instalment', { birthDate: '1946-11-01' }, ['over_age']],
    [
      'who lives abroad',
      { address: { postalCode: '1', street: 'a', number: '1', district: 'b', city: 'c', state: 'XX', country: 'PT' } },
      ['not_resident'],
    ],
    [
      'whose income is too low for the instalment',
      { monthlyIncomeMinor: 150_000 },
      ['payment_too_high_for_income', 'obligations_too_high_for_income'],
    ],
  ])('declines somebody %s', async (_name, profile, reasons) => {
    expect((await decide({ profile })).decision).toEqual({ outcome: 'declined', reasons })
  })

  it('refers what a person must weigh', async () => {
    expect((await decide({}, { bureau: { outcome: 'frozen' }, riskTier: 'high' })).decision).toEqual({
      outcome: 'referred',
      reasons: ['high_risk', 'credit_file_frozen'],
    })
  })

  it('keeps the facts, the policy and its version beside the decision, each time that it is asked', async () => {
    const { caseId } = await decide({ profile: { monthlyIncomeMinor: 150_000 } })
    await bench.run('decideByPolicy', { caseId, ...known, bureau: goodFile, requested })
    const kept = await latestAnswer<{ facts: object; policy: object }>(bench.store, { caseId, step: 'decision' })
    expect(kept).toMatchObject({
      provider: 'policy',
      attempt: 2,
      summary: {
        policyVersion: 'br-personal-2026-12',
        outcome: 'declined',
        reasons: ['payment_too_high_for_income', 'obligations_too_high_for_income'],
      },
      content: {
        facts: { ageYears: 36, residence: 'BR', requestedMinor: 500_000, monthlyIncomeMinor: 150_000 },
        policy: { version: 'br-personal-2026-12' },
      },
    })
  })
})

describe('the offer', () => {
  const standsUntil = new Date(Date.now() + 7 * 86_400_000).toISOString()

  it('is priced by the product as of the business date, and kept whole', async () => {
    const { loanCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary')
    const made = await bench.run('makeOffer', { caseId, terms: requested, standsUntil }, { businessDate: () => '2026-11-20' })
    const priced = priceProductOffer(bench.product, requested, parseIsoDate('2026-11-20'))
    expect(made).toEqual({
      offerId: expect.any(String),
      instalmentMinor: priced.instalmentMinor,
      cetAnnualPercent: priced.cetAnnualPercent,
      totalPaidMinor: priced.totalPaidMinor,
    })
    const offer = await latestOffer(bench.store.db, caseId)
    expect(offer).toMatchObject({ id: made.offerId, state: 'open', amountMinor: 500_000, termMonths: 12, priced })
  })

  it('is made once, at its first price, although another day has come', async () => {
    const { loanCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary')
    const first = await bench.run('makeOffer', { caseId, terms: requested, standsUntil }, { businessDate: () => '2026-11-20' })
    const again = await bench.run('makeOffer', { caseId, terms: requested, standsUntil }, { businessDate: () => '2026-11-25' })
    expect(again).toEqual(first)
    expect(await bench.store.db('offer').where({ case_id: caseId })).toHaveLength(1)
  })

  it('of other terms replaces the one that is open', async () => {
    const { loanCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary')
    const first = await bench.run('makeOffer', { caseId, terms: requested, standsUntil })
    const second = await bench.run('makeOffer', { caseId, terms: { amountMinor: 300_000, termMonths: 6 }, standsUntil })
    const rows: { id: string; state: string }[] = await bench.store
      .db('offer')
      .where({ case_id: caseId })
      .select('id', 'state')
      .orderBy('created_at')
    expect(rows).toEqual([
      { id: first.offerId, state: 'void' },
      { id: second.offerId, state: 'open' },
    ])
  })
})
