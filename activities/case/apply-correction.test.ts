import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveCorrection } from '#db/cases/save-correction.ts'
import { readProfile } from '#db/parties/read-profile.ts'
import { saveProfile } from '#db/parties/save-profile.ts'
import { type ActivityBench, openActivityBench } from '#test/activities/activity-bench.ts'
import { openTestApplication } from '#test/activities/open-test-application.ts'

let bench: ActivityBench
beforeAll(async () => {
  bench = await openActivityBench()
})
afterAll(() => bench.close())

describe('a correction', () => {
  it('becomes the declaration, and searches find the new value only', async () => {
    const { onboardingCaseId: caseId, partyId } = await openTestApplication(bench, 'ana-ordinary')
    const correction = await saveCorrection(bench.store, {
      caseId,
      values: { taxId: '11122233205', fullName: 'Ana B. Moreira' },
      createdBy: 'staff:1',
    })
    await bench.run('applyCorrection', { caseId, correction })
    expect(await readProfile(bench.store, partyId)).toMatchObject({
      taxId: '11122233205',
      fullName: 'Ana B. Moreira',
      birthDate: '1990-04-12',
    })
    const hash = (value: string) => bench.store.vault.searchHash('br-cpf', value)
    const found = await bench.store.db('party_identifier').where({ party_id: partyId, kind: 'br-cpf' }).first()
    expect(found.value_hash).toEqual(hash('11122233205'))
  })

  it('is applied once: repeated, it does not undo what came after it', async () => {
    const { onboardingCaseId: caseId, partyId } = await openTestApplication(bench, 'ana-ordinary')
    const correction = await saveCorrection(bench.store, { caseId, values: { fullName: 'Ana First' }, createdBy: 'staff:1' })
    await bench.run('applyCorrection', { caseId, correction })
    await saveProfile(bench.store, partyId, { fullName: 'Ana Second' })
    await bench.run('applyCorrection', { caseId, correction })
    expect((await readProfile(bench.store, partyId)).fullName).toBe('Ana Second')
  })

  it('of a phone has to be proven again', async () => {
    const { onboardingCaseId: caseId, partyId } = await openTestApplication(bench, 'ana-ordinary')
    const correction = await saveCorrection(bench.store, { caseId, values: { phone: '+5511988887777' }, createdBy: 'staff:1' })
    await bench.run('applyCorrection', { caseId, correction })
    const phone = await bench.store.db('party_identifier').where({ party_id: partyId, kind: 'phone' }).first()
    expect(phone.verified_at).toBeNull()
  })

  it('is exactly the one that was ordered, on the case that it was ordered for', async () => {
    const { onboardingCaseId: caseId, loanCaseId, partyId } = await openTestApplication(bench, 'ana-ordinary')
    const correction = await saveCorrection(bench.store, { caseId, values: { fullName: 'Somebody Else' }, createdBy: 'staff:1' })
    await expect(bench.run('applyCorrection', { caseId, correction: { ...correction, sha256: 'ab'.repeat(32) } })).rejects.toMatchObject({
      type: 'DOCUMENT_DAMAGED',
    })
    await expect(bench.run('applyCorrection', { caseId: loanCaseId, correction })).rejects.toMatchObject({ type: 'CORRECTION_NOT_FOUND' })
    expect((await readProfile(bench.store, partyId)).fullName).toBe('Ana Beatriz Moreira')
  })
})
