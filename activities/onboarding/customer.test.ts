import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { latestAnswer } from '#db/answers/find-answer.ts'
import { saveIdentityDocument } from '#db/customers/save-identity-document.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterAll(() => bench.close())

describe('the search for duplicates', () => {
  it('finds nobody where everybody is somebody else', async () => {
    const { onboardingCaseId: caseId } = await openTestApplication(bench, 'ana-ordinary')
    await openTestApplication(bench, 'bruno-pending-regularisation')
    expect(await bench.run('searchDuplicates', { caseId })).toEqual({ matches: 0, matchedOn: [] })
  })

  it('finds the same tax number, contact and document, and counts people, not matches', async () => {
    const [first, second, third] = [
      await openTestApplication(bench, 'carla-suspended'),
      await openTestApplication(bench, 'carla-suspended'),
      await openTestApplication(bench, 'davi-deceased', { profile: { phone: '+5511988887777' } }),
    ]
    for (const party of [first, third]) await saveIdentityDocument(bench.store, party.partyId, { type: 'passport', number: 'fx 482-915' })
    expect(await bench.run('searchDuplicates', { caseId: first.onboardingCaseId })).toEqual({
      matches: 2,
      matchedOn: ['br-cpf', 'email', 'identity-document', 'phone'],
    })
    const kept = await latestAnswer<{ duplicates: unknown }>(bench.store, { caseId: first.onboardingCaseId, step: 'duplicateSearch' })
    expect(kept!.content.duplicates).toEqual(
      [
        { partyId: second.partyId, matchedOn: ['br-cpf', 'email', 'phone'] },
        { partyId: third.partyId, matchedOn: ['identity-document'] },
      ].toSorted((left, right) => left.partyId.localeCompare(right.partyId)),
    )
  })

  it('does not find a person who was erased', async () => {
    const [first, second] = [await openTestApplication(bench, 'elisa-duplicate'), await openTestApplication(bench, 'elisa-duplicate')]
    await bench.store.db('party').where({ id: second.partyId }).update({ erased_at: new Date() })
    expect(await bench.run('searchDuplicates', { caseId: first.onboardingCaseId })).toMatchObject({ matches: 0 })
  })
})

describe('becoming a customer', () => {
  it('happens once, and keeps its first day', async () => {
    const { onboardingCaseId: caseId, partyId } = await openTestApplication(bench, 'fabio-annulled')
    await bench.run('recordCustomer', { caseId, riskTier: 'high' })
    const first = await bench.store.db('party').where({ id: partyId }).first()
    await bench.run('recordCustomer', { caseId })
    const second = await bench.store.db('party').where({ id: partyId }).first()
    expect(first).toMatchObject({ standing: 'customer', risk_tier: 'high', customer_since: expect.any(Date) })
    expect(second).toEqual(first)
  })
})
